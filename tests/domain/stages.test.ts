import { COMMANDS, PACK_IDS, ROLES, STAGES, TERMINAL_STAGES, type Command, type Stage } from '../../contracts/vocabulary'
import { actionsFor } from '../../domain/projects/actions'
import { mayTry, rolesFor } from '../../domain/projects/decide'
import { rowsFrom, TABLE } from '../../domain/projects/stages'
import { ownRoute } from '../../domain/projects/route'
import { nextOnRoute } from '../../domain/policies/route'
import { aProject, aScene } from './builders'

/** Where a command can lead from a stage under one pack, by the table alone. */
function targets(stage: Stage | null, command: Command, packId: (typeof PACK_IDS)[number], cost: number): readonly Stage[] {
  const project = aProject({ packId, ...(stage === null ? {} : { stage }), roughCost: cost })
  return rowsFrom(stage, command).flatMap((r) => {
    if (r.to === 'stay') return stage === null ? [] : [stage]
    if (r.to === 'next') return [nextOnRoute(ownRoute(project, aScene(project).policy), stage ?? 'draft')].filter((s) => s !== null)
    return r.to
  })
}

function reachable(packId: (typeof PACK_IDS)[number], cost: number): ReadonlySet<Stage> {
  const seen = new Set<Stage>(['draft'])
  for (let before = 0; before !== seen.size; ) {
    before = seen.size
    for (const stage of [...seen]) for (const command of COMMANDS) targets(stage, command, packId, cost).forEach((s) => seen.add(s))
  }
  return seen
}

describe('the stage table', () => {
  it('names every stage of the vocabulary in some route of some scheme', () => {
    const all = new Set(PACK_IDS.flatMap((p) => [...reachable(p, 2_000_000), ...reachable(p, 30_000_000)]))
    expect(STAGES.filter((s) => !all.has(s))).toEqual([])
  })

  it.each(PACK_IDS.flatMap((p) => [[p, 2_000_000], [p, 5_000_100]] as const))('leaves no project of %s at %i fen in a stage without a way on', (packId, cost) => {
    const terminal: readonly Stage[] = TERMINAL_STAGES
    const stuck = [...reachable(packId, cost)].filter((stage) => !terminal.includes(stage) && !COMMANDS.some((c) => targets(stage, c, packId, cost).some((s) => s !== stage)))
    expect(stuck).toEqual([])
  })

  it.each(PACK_IDS)('gives every command of %s to somebody', (packId) => {
    const { policy } = aScene(aProject({ packId }))
    expect(COMMANDS.filter((c) => rolesFor(c, policy).length === 0)).toEqual([])
  })

  it('numbers every transition once', () => {
    const ids = COMMANDS.flatMap((c) => TABLE[c].rows.map((r) => r.id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe.each(PACK_IDS)('stage × command × role under %s', (packId) => {
  const { policy } = aScene(aProject({ packId }))
  it.each(STAGES)('in %s every command answers every role: allowed by the table, or refused by name', (stage) => {
    const project = aProject({ packId, stage })
    const answers = COMMANDS.flatMap((command) => {
      const listed = TABLE[command].rows.some((r) => r.from.includes(stage))
      const mayGive = rolesFor(command, policy)
      return ROLES.map((role) => {
        const no = mayTry(aScene(project, { person: role === 'visitor' || role === 'system' ? null : 'x', roles: [role] }), command)
        const expected = !listed ? 'not-at-this-stage' : !mayGive.includes(role) ? (role === 'visitor' ? 'not-identified' : 'not-your-role') : null
        return { command, role, refused: no?.code ?? null, expected }
      })
    })
    expect(answers).toHaveLength(COMMANDS.length * ROLES.length)
    expect(answers.filter(({ refused, expected }) => refused !== expected)).toEqual([])
  })

  it.each(STAGES)('in %s the actions shown are those that the table will decide', (stage) => {
    for (const role of ROLES) {
      const scene = aScene(aProject({ packId, stage }), { roles: [role] })
      for (const action of actionsFor(scene)) {
        const tried = mayTry(scene, action.operation)
        if (action.allowed) expect(tried).toBeNull()
        else expect(action.because).not.toBeNull()
        if (tried) expect(action.because).toEqual(tried)
      }
    }
  })
})

describe('the beginning', () => {
  it('a command on a project that does not exist yet is only its beginning', () => {
    expect(COMMANDS.filter((c) => rowsFrom(null, c).length > 0)).toEqual(['proposals.draft'])
  })
})

/** Who looks on while a journey is lived: every step is tried by the wrong people before, and repeated after. */
import { randomUUID } from 'node:crypto'
import type { OperationName } from '../../contracts/operations'
import type { Project } from '../../contracts/projects'
import type { Reply } from '../../contracts/reply'
import { COMMANDS, type Command, type PackId, type Role } from '../../contracts/vocabulary'
import { dayOf } from '../../domain/calendar'
import { rolesFor } from '../../domain/projects/decide'
import { policyFor } from '../../policies'
import type { Line, Step, Witness } from '../../emulator/seed/world'
import type { Laptop } from './laptop'
import { snapshotOf } from './records'

/** Who may do what is no command of the stage table. */
const OTHERS: { readonly [K in OperationName]?: readonly Role[] } = {
  'places.import': ['districtCoordinator', 'sysAdmin'], 'people.appoint': ['committeeStaff', 'streetApprover', 'districtCoordinator', 'sysAdmin'], 'households.import': ['committeeStaff'],
  'funds.appropriate': ['finance', 'districtCoordinator', 'districtLeadingGroup'], 'consents.give': ['resident'], 'consents.record': ['buildingHead', 'tenHouseholdHead', 'committeeStaff'],
  'polls.vote': ['resident'], 'ratings.give': ['resident'],
}

/** Anyone known may do these for themselves: only a visitor may not. */
const FOR_ONESELF: readonly OperationName[] = ['people.register', 'households.bind']

/** The names of a “no” that says: not you. */
const NOT_YOU = ['not-identified', 'not-your-role', 'not-your-scope', 'household-not-bound', 'not-on-the-roll', 'implementer-excluded', 'decider-may-not-answer'] as const

const isCommand = (operation: string): operation is Command => COMMANDS.some((command) => command === operation)
const projectOf = ({ input }: Step): string | null => ('project' in input && typeof input.project === 'string' ? input.project : null)
const said = ({ operation, person }: Pick<Step, 'operation' | 'person'>, what: string): string => `${operation} (${person ?? 'a visitor'}): ${what}`

export interface Findings {
  tried: number
  repeated: number
  /** What should have been empty. */
  readonly accepted: string[]
  readonly changed: string[]
  readonly different: string[]
}
export const noFindings = (): Findings => ({ tried: 0, repeated: 0, accepted: [], changed: [], different: [] })

export interface Watched {
  readonly laptop: Laptop
  readonly line: Line
  readonly findings: Findings
  /** Lives in another community and holds no office. */
  readonly stranger: string
  /** People of this very place, among whom somebody always holds the wrong office. */
  readonly cast: readonly string[]
  readonly pack: PackId
}

interface Self { readonly id: string | null; readonly roles: readonly Role[] }

/** Who somebody says they are; kept once the offices have been given out. */
function selves({ line }: Watched): (person: string, at: number, keep: boolean) => Promise<Self> {
  const known = new Map<string, Self>()
  return async (person, at, keep) => {
    const kept = known.get(person)
    if (kept !== undefined) return kept
    const me = await line.send({ person, at, operation: 'people.me', input: {}, requestId: randomUUID() })
    const self = me.ok ? { id: me.data.person?.id ?? null, roles: me.data.roles.map(({ role }) => role) } : { id: null, roles: [] }
    if (keep && self.id !== null) known.set(person, self)
    return self
  }
}

/**
 * Before each accepted step the same is tried by a visitor, by somebody with a wrong office and by a resident of another community;
 * after it, the same request is sent again: it gets the same reply, and nothing happens a second time.
 */
export function lookOn(watched: Watched): Witness {
  const { laptop, line, findings, stranger, cast, pack } = watched
  const selfOf = selves(watched)
  /** The project as it was after the last step: nobody else changes it. */
  const last = new Map<string, Project>()
  const projectNow = async (id: string): Promise<Project> => {
    const project = await snapshotOf(laptop, id)
    last.set(id, project)
    return project
  }
  const allowed = ({ operation, at }: Step): readonly Role[] => (isCommand(operation) ? rolesFor(operation, policyFor(pack, dayOf(at))) : (OTHERS[operation] ?? []))

  async function wrongOffice(step: Step, project: Project | null): Promise<string | null> {
    const may = allowed(step)
    const turn = findings.tried % cast.length
    for (const person of [...cast.slice(turn), ...cast.slice(0, turn)]) {
      const { id, roles } = await selfOf(person, step.at, project !== null)
      const derived: readonly Role[] = [...(id !== null && project?.proposer === id ? (['proposer'] as const) : []), ...(id !== null && project?.implementer?.person === id ? (['implementer'] as const) : [])]
      if (![...roles, ...derived].some((role) => may.includes(role))) return person
    }
    return null
  }
  async function tryAs(person: string | null, step: Step): Promise<void> {
    findings.tried += 1
    const reply: Reply<unknown> = await line.send({ ...step, person, requestId: randomUUID() })
    if (reply.ok) findings.accepted.push(said({ ...step, person }, 'accepted'))
    else if (!NOT_YOU.some((code) => code === reply.refusal.code)) findings.accepted.push(said({ ...step, person }, `refused, but for another reason: ${JSON.stringify(reply.refusal)}`))
  }
  function compare(step: Step, { expected, found }: { readonly expected: number; readonly found: number }): void {
    if (expected !== found) findings.changed.push(said(step, `version ${expected} became ${found}`))
  }
  return {
    before: async (step) => {
      const id = projectOf(step)
      const project = id === null ? null : (last.get(id) ?? (await projectNow(id)))
      await tryAs(null, step)
      if (!FOR_ONESELF.includes(step.operation)) {
        const wrong = await wrongOffice(step, project)
        if (wrong === null) findings.accepted.push(said(step, 'nobody in the cast has a wrong office'))
        else await tryAs(wrong, step)
        await tryAs(stranger, step)
      }
      if (project !== null && isCommand(step.operation)) compare(step, { expected: project.version, found: (await projectNow(project.id)).version })
    },
    after: async (step, answered) => {
      const again: Reply<unknown> = await line.send(step)
      findings.repeated += 1
      if (!again.ok || JSON.stringify(again.data) !== JSON.stringify(answered)) findings.different.push(said(step, JSON.stringify(again)))
      // A command tells the version that it made; a ballot leaves the project as it was.
      const made = isCommand(step.operation) && typeof answered === 'object' && answered !== null && 'version' in answered && 'project' in answered ? { id: String(answered.project), version: Number(answered.version) } : null
      const id = made?.id ?? projectOf(step)
      if (id === null) return
      const expected = made?.version ?? last.get(id)?.version ?? 0
      compare(step, { expected, found: (await projectNow(id)).version })
    },
  }
}

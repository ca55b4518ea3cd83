/** Who objected: opened by whoever handles the objection now, with a reason, and written down where the objector can read it. */
import type { Person, Revealed } from '../../contracts/people'
import type { Project } from '../../contracts/projects'
import { PROJECT_INPUTS } from '../../contracts/projects.schema'
import type { Command } from '../../contracts/vocabulary'
import { isInForce, reaches } from '../../domain/people/appointments'
import { mayDo } from '../../domain/projects/decide'
import { openNotice } from '../../domain/projects/project'
import { TABLE } from '../../domain/projects/stages'
import { refusal } from '../../domain/result'
import { noteAccess } from '../_runtime/accesses'
import { no, yes } from '../_runtime/answers'
import type { StoredObjection } from '../_runtime/facts'
import { operation } from '../_runtime/operation'
import { asProject, sceneOf, type StoredProject } from '../_runtime/scene'
import { once } from '../_runtime/write'

const MOST = 1000
const HANDLERS = TABLE['publications.answerObjection'].by.filter((role) => role !== 'system')

/** By which command an objection is handled now; null for one that nobody handles any more. */
function handledBy(project: Project, id: string): Command | null {
  const objection = openNotice(project)?.objections.find((one) => one.id === id)
  if (objection?.state === 'open') return 'publications.answerObjection'
  return objection?.review?.state === 'open' ? 'publications.review' : null
}

export const objector = operation({
  name: 'publications.objector', does: 'Opens who made an objection that waits for the caller’s own answer, with a reason; the look is written down and the objector can read it.', kind: 'write',
  who: HANDLERS, input: PROJECT_INPUTS['publications.objector'], output: 'Revealed', refusals: ['unknown-record', 'no-such-objection', 'not-your-role', 'not-at-this-stage', 'decider-may-not-answer'],
  run: async (ctx, { project: id, objection, reason }) => {
    const { store } = ctx.ports
    const stored = await store.get<StoredProject>('projects', id)
    if (stored === null) return no('unknown-record', { about: id })
    const project = asProject(stored)
    const command = handledBy(project, objection)
    const refused = mayDo(await sceneOf(ctx, project), command ?? 'publications.answerObjection')
    if (refused !== null) return { ok: false, refusal: refused }
    const made = command === null ? [] : await store.list<StoredObjection>('objections', { where: { project: id, objection }, limit: MOST })
    const person = made[0] === undefined ? null : await store.get<Person>('people', made[0].person)
    const office = ctx.appointments.find((one) => isInForce(one, ctx.now) && HANDLERS.some((role) => role === one.role) && reaches(one.place, project.within))
    if (person === null || office === undefined) return { ok: false, refusal: refusal('no-such-objection', { about: objection }) }
    const noted = await once(ctx, async (tx) => {
      await noteAccess(tx, ctx, { about: person.id, opened: person.phone === undefined ? ['name'] : ['name', 'phone'], reason, office })
      return yes({ at: ctx.now })
    })
    return noted.ok ? yes<Revealed>({ person: person.id, name: person.name, phone: person.phone ?? null, at: noted.data.at }) : noted
  },
})

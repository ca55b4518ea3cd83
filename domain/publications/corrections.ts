/** A corrected notice (E72): nothing that was published is changed; a new version is drafted, signed as the first was, and published, and says which it replaces and why. */
import type { Deadline, Notice, Objection, Project, Reason } from '../../contracts/projects'
import type { Correction } from '../../contracts/watching'
import type { Day, Refusal } from '../../contracts/reply'
import type { Command, NoticeKind, Role } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { reason } from '../policies/explain'
import { restarted } from '../projects/deadlines'
import { costOf, openNotice, openReport, personOf } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { TABLE } from '../projects/stages'
import { accept, refusal, refuse } from '../result'
import { aNotice, told } from './rules'

/** What of each notice somebody writes; votes, quorum and accounts are the record's own, and no correction touches them. */
const WRITTEN = { resolution: ['item', 'amount'], determination: ['content', 'location', 'timeLimit', 'budget', 'benefit'], result: ['effect'] } as const
type Corrected = keyof typeof WRITTEN
const PUBLISHED_BY: { readonly [K in Corrected]: Command } = { resolution: 'publications.publishResolution', determination: 'publications.publishDetermination', result: 'publications.publishResult' }
const isCorrected = (kind: NoticeKind): kind is Corrected => kind in WRITTEN

/** What makes another matter of it, so that everybody has the whole time again to object: amount, scope, place. */
const MATTERS: readonly string[] = ['amount', 'budget', 'item', 'content', 'location']

/** Whether the window begins anew: computed from what the two versions say, and ticked by nobody. */
export const beginsAnew = (before: Notice['fields'], after: Notice['fields']): boolean => MATTERS.some((field) => before[field] !== after[field])

/** Who publishes a notice of this kind under the project's scheme, and so its correction. */
function publishersOf(kind: Corrected, { policy }: Scene): readonly Role[] {
  const { by } = TABLE[PUBLISHED_BY[kind]]
  const named = kind === 'determination' ? policy.values.determinationPublisherRoles?.value : undefined
  return named === undefined ? by : by.filter((role) => named.includes(role))
}

/** The first version rested on the signed minutes of a sitting; otherwise on the one who published it. */
const isOfASitting = ({ kind }: Notice, { approvals }: Project): boolean => kind === 'resolution' || (kind === 'determination' && approvals.at(-1)?.level === 'community')
const SITTING_SIGNERS: readonly Role[] = ['facilitator', 'supervisionCommittee']

/** Who has to sign, once each: the two who sign minutes, or a second one of those who may publish. */
const signersOf = (notice: Notice, kind: Corrected, scene: Scene): readonly Role[] => (isOfASitting(notice, scene.project) ? SITTING_SIGNERS : publishersOf(kind, scene))
const isSigned = ({ signatures }: Correction, notice: Notice, project: Project): boolean =>
  isOfASitting(notice, project) ? SITTING_SIGNERS.every((role) => signatures.some((one) => one.role === role)) : signatures.length > 0

interface Open { readonly notice: Notice; readonly kind: Corrected }
function openOf({ project }: Scene): Open | null {
  const notice = openNotice(project)
  return notice !== null && isCorrected(notice.kind) ? { notice, kind: notice.kind } : null
}
/** The draft for the notice that hangs now; one for another notice has lapsed. */
const draftFor = ({ notice }: Open, { project }: Scene): Correction | null => (project.correction?.notice === notice.id ? project.correction : null)

const draftNow = (scene: Scene): Correction | null => {
  const open = openOf(scene)
  return open && draftFor(open, scene)
}

const roleOf = ({ actor }: Scene, roles: readonly Role[]): Role | undefined => roles.find((role) => actor.roles.includes(role))

const mayPublish = (scene: Scene): Refusal | null => {
  const open = openOf(scene)
  if (open === null) return refusal('unknown-record')
  return roleOf(scene, publishersOf(open.kind, scene)) === undefined ? refusal('not-your-role') : null
}

/** Refuses `correction-waits` while another one is drafted, so that a notice has one correction and no two; `nothing-changes`, `not-in-this-notice` and `over-approved`. */
export const draftCorrection = rule<'publications.draftCorrection', Correction>({
  before: (scene) => mayPublish(scene) ?? (draftNow(scene) === null ? null : refusal('correction-waits')),
  decide: (scene, { project: _project, expectedVersion: _version, text, ...said }) => {
    const open = openOf(scene)
    if (open === null) return refuse('unknown-record')
    const fields = Object.fromEntries(Object.entries(said).flatMap(([field, value]) => (value === undefined || value === open.notice.fields[field] ? [] : [[field, value]])))
    const strange = Object.keys(fields).find((field) => !WRITTEN[open.kind].some((one) => one === field))
    if (strange !== undefined) return refuse('not-in-this-notice', { about: strange })
    if (Object.keys(fields).length === 0) return refuse('nothing-changes')
    const [cost, named] = [costOf(scene.project) ?? 0, Number(fields.amount ?? fields.budget ?? 0)]
    if (named > cost) return refuse('over-approved', { figures: { approved: cost, budget: named } })
    return accept({ data: { notice: open.notice.id, fields, reason: text, by: personOf(scene.actor), at: scene.now, signatures: [] } })
  },
  apply: (_project, correction) => ({ correction }),
})

/** Refuses `no-correction`. Nothing of a draft was published, so nothing of it has to stay. */
export const dropCorrection = rule<'publications.dropCorrection', null>({
  before: (scene) => (draftNow(scene) === null ? refusal('no-correction') : mayPublish(scene)),
  decide: () => accept({ data: null }),
  apply: () => ({ correction: null }),
})

/** Refuses `no-correction`, `not-your-role` and `already-signed-it`; whoever drafted it does not sign it (SoD-5). */
export const signCorrection = rule<'publications.signCorrection', Correction['signatures'][number]>({
  before: (scene) => {
    const open = openOf(scene)
    const draft = open && draftFor(open, scene)
    if (!open || !draft) return refusal('no-correction')
    const role = roleOf(scene, signersOf(open.notice, open.kind, scene))
    if (role === undefined) return refusal('not-your-role')
    const same = draft.signatures.some((one) => one.person === scene.actor.person || (one.role === role && isOfASitting(open.notice, scene.project)))
    return same ? refusal('already-signed-it') : null
  },
  decide: (scene) => {
    const open = openOf(scene)
    const role = open && roleOf(scene, signersOf(open.notice, open.kind, scene))
    return role ? accept({ data: { person: personOf(scene.actor), role } }) : refuse('no-correction')
  },
  apply: ({ correction }, signature) => (correction ? { correction: { ...correction, signatures: [...correction.signatures, signature] } } : {}),
})

const isUnfinished = ({ state, review, reviewUntil }: Objection): boolean => state === 'open' || review?.state === 'open' || (state === 'dismissed' && review === undefined && reviewUntil !== undefined)

/** The clocks of the corrected notice: its own from today where it began anew, else those that run; none ends sooner than the one it takes the place of. */
const clocksOf = (fresh: Notice, old: Notice, anew: boolean): readonly Deadline[] => (anew ? fresh.clocks.map((clock) => {
  const before = old.clocks.find(({ kind }) => kind === clock.kind)
  return before === undefined ? clock : restarted(clock, { from: before.anchor, notBefore: before.due })
}) : old.clocks)

/** A window that goes on keeps the picture of its beginning; the new sheet has one of its own at the end. */
const firstPhotoOf = ({ boardPhotos, boardDays, at }: Notice, anew: boolean): Pick<Notice, 'boardPhotos' | 'boardDays'> => (anew || boardPhotos.length === 0 ? { boardPhotos: [] } : { boardPhotos: boardPhotos.slice(0, 1), boardDays: [boardDays?.[0] ?? dayOf(at)] })

/** Why the window begins anew or goes on, under the clause that names it. */
function becauseOf({ policy }: Scene, { replaces, anew, until }: { readonly replaces: number; readonly anew: boolean; readonly until: Day | null }): readonly Reason[] {
  const basis = policy.values.objectionDays
  return basis === undefined ? [] : [reason(basis, { rule: 'correction', figures: { replaces, ...(until === null ? {} : { objectionUntil: until }) }, result: anew ? 'begun-anew' : 'runs-on' })]
}

interface Superseded { readonly old: string; readonly notice: Notice }

/**
 * Publishes the corrected version: the old one stays as it was and is marked, the new one says which record it replaces and why. Its window begins anew where amount, scope or place
 * changed; objections that nobody has finished with go on under the new one. Refuses `no-correction`, `correction-unsigned` and, while somebody says that the sheet is gone, `sheet-missing`.
 */
export const supersede = rule<'publications.supersede', Superseded>({
  before: (scene) => {
    const open = openOf(scene)
    const draft = open && draftFor(open, scene)
    if (!open || !draft) return refusal('no-correction')
    if (!isSigned(draft, open.notice, scene.project)) return refusal('correction-unsigned', { figures: { signatures: draft.signatures.length, needed: isOfASitting(open.notice, scene.project) ? 2 : 1 } })
    return openReport(open.notice) === null ? mayPublish(scene) : refusal('sheet-missing')
  },
  decide: (scene) => {
    const open = openOf(scene)
    const draft = open && draftFor(open, scene)
    const { replaced, nextRecord } = scene.facts
    if (!open || !draft || replaced === undefined || nextRecord === undefined) return refuse('no-correction')
    const { notice: old, kind } = open
    const fields = { ...old.fields, ...draft.fields }
    const anew = beginsAnew(old.fields, fields)
    const fresh = aNotice(scene, kind, fields)
    const clocks = clocksOf(fresh, old, anew)
    const due = (clock: Deadline['kind']) => clocks.find((one) => one.kind === clock)?.due ?? null
    const notice: Notice = {
      ...fresh, ...firstPhotoOf(old, anew), clocks, objectionUntil: due('objectionWindow') ?? old.objectionUntil, postingUntil: due('posting') ?? old.postingUntil, objections: old.objections.filter(isUnfinished),
      replaces: { notice: old.id, record: replaced, reason: draft.reason, anew },
    }
    // Its own number is known before it is published: the head of the log is read in the same write.
    return accept({ data: { old: old.id, notice: { ...notice, record: nextRecord } }, told: { ...told(notice), notice: kind, replaces: replaced, text: draft.reason, anew: anew ? 'yes' : 'no' }, because: becauseOf(scene, { replaces: replaced, anew, until: notice.objectionUntil }) })
  },
  apply: (project, { old, notice }) => {
    const windows = notice.clocks.map(({ kind }) => kind)
    const notices = project.notices.map((n) => (n.id === old ? { ...n, objections: n.objections.filter((o) => !isUnfinished(o)), supersededBy: { notice: notice.id, record: notice.record ?? 0 } } : n))
    return { correction: null, notices: [...notices, notice], deadlines: [...project.deadlines.filter(({ kind }) => !windows.includes(kind)), ...notice.clocks] }
  },
})

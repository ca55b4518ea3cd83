/**
 * A corrected notice (E72): nothing that was published is changed; a new version is drafted, signed as the first was, and published, and says which it replaces and why. While it
 * hangs, whatever somebody wrote of it; once its window has closed, only what nothing was decided by: amount, scope and place are then a matter for a change order.
 */
import type { Deadline, Notice, Objection, Project, Reason } from '../../contracts/projects'
import type { Correction } from '../../contracts/watching'
import type { Day, Refusal } from '../../contracts/reply'
import type { Command, Role } from '../../contracts/vocabulary'
import { dayOf } from '../calendar'
import { reason } from '../policies/explain'
import { restarted } from '../projects/deadlines'
import { costOf, openNotice, openReport, personOf } from '../projects/project'
import { rule, type Scene } from '../projects/rule'
import { TABLE } from '../projects/stages'
import { accept, refusal, refuse } from '../result'
import { aNotice, told } from './rules'
import { isFallen } from './sheets'

/** What of each notice somebody writes; votes, quorum and accounts are the record's own, and no correction touches them. */
const WRITTEN = { resolution: ['item', 'amount', 'note'], determination: ['content', 'location', 'timeLimit', 'budget', 'benefit', 'note'], result: ['effect', 'note'] } as const
type Corrected = keyof typeof WRITTEN
const CORRECTED: readonly Corrected[] = ['resolution', 'determination', 'result']
const PUBLISHED_BY: { readonly [K in Corrected]: Command } = { resolution: 'publications.publishResolution', determination: 'publications.publishDetermination', result: 'publications.publishResult' }

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

/** A notice that can be corrected; `hangs` as long as its window blocks the project. */
interface Standing { readonly notice: Notice; readonly kind: Corrected; readonly hangs: boolean }

/** The notices that stand: of each kind the newest version, unless an objection brought it down; the one that hangs first, then the newest. */
function standingIn(project: Project): readonly Standing[] {
  const hanging = openNotice(project)
  const newest = CORRECTED.flatMap((kind): readonly Standing[] => {
    const notice = project.notices.findLast((one) => one.kind === kind)
    return notice === undefined || isFallen(notice) ? [] : [{ notice, kind, hangs: notice.id === hanging?.id }]
  })
  return newest.toSorted((a, b) => Number(b.hangs) - Number(a.hangs) || b.notice.at - a.notice.at)
}

interface Drafted extends Standing { readonly draft: Correction }

/** What is drafted, with the notice that it is for; one for a notice that no longer stands has lapsed. */
export function draftedIn(project: Project): Drafted | null {
  const { correction: draft = null } = project
  const standing = standingIn(project).find(({ notice }) => notice.id === draft?.notice)
  return draft === null || standing === undefined ? null : { ...standing, draft }
}

/** What was decided by is not corrected any more: the first field of these that the draft changes, once the window has closed. */
function gatePassed({ notice, hangs }: Standing, fields: Notice['fields']): Refusal | null {
  const matter = hangs ? undefined : MATTERS.find((field) => fields[field] !== undefined && fields[field] !== notice.fields[field])
  return matter === undefined ? null : refusal('gate-passed', { about: matter, ...(notice.objectionUntil === null ? {} : { figures: { until: notice.objectionUntil } }) })
}

const roleOf = ({ actor }: Scene, roles: readonly Role[]): Role | undefined => roles.find((role) => actor.roles.includes(role))

const mayPublish = (scene: Scene, some: readonly Standing[]): Refusal | null => {
  if (some.length === 0) return refusal('no-notice-yet')
  return some.some(({ kind }) => roleOf(scene, publishersOf(kind, scene)) !== undefined) ? null : refusal('not-your-role')
}

/**
 * Refuses `no-notice-yet`; `correction-waits` while another one is drafted, so that a notice has one correction and no two; `nothing-changes`, `not-in-this-notice`, `over-approved`,
 * and `gate-passed` where the window has closed and amount, scope or place would change.
 */
export const draftCorrection = rule<'publications.draftCorrection', Correction>({
  before: (scene) => mayPublish(scene, standingIn(scene.project)) ?? (draftedIn(scene.project) === null ? null : refusal('correction-waits')),
  decide: (scene, { project: _project, expectedVersion: _version, notice: asked, text, ...said }) => {
    const standing = standingIn(scene.project).find(({ notice }) => asked === undefined || notice.id === asked)
    if (standing === undefined) return refuse('unknown-record', asked === undefined ? {} : { about: asked })
    const no = mayPublish(scene, [standing])
    if (no) return { ok: false, refusal: no }
    const { notice, kind } = standing
    const fields = Object.fromEntries(Object.entries(said).flatMap(([field, value]) => (value === undefined || value === notice.fields[field] ? [] : [[field, value]])))
    const strange = Object.keys(fields).find((field) => !WRITTEN[kind].some((one) => one === field))
    if (strange !== undefined) return refuse('not-in-this-notice', { about: strange })
    if (Object.keys(fields).length === 0) return refuse('nothing-changes')
    const passed = gatePassed(standing, fields)
    if (passed) return { ok: false, refusal: passed }
    const [cost, named] = [costOf(scene.project) ?? 0, Number(fields.amount ?? fields.budget ?? 0)]
    if (named > cost) return refuse('over-approved', { figures: { approved: cost, budget: named } })
    return accept({ data: { notice: notice.id, fields, reason: text, by: personOf(scene.actor), at: scene.now, signatures: [] } })
  },
  apply: (_project, correction) => ({ correction }),
})

/** Refuses `no-correction`. Nothing of a draft was published, so nothing of it has to stay. */
export const dropCorrection = rule<'publications.dropCorrection', null>({
  before: (scene) => {
    const drafted = draftedIn(scene.project)
    return drafted === null ? refusal('no-correction') : mayPublish(scene, [drafted])
  },
  decide: () => accept({ data: null }),
  apply: () => ({ correction: null }),
})

/** Refuses `no-correction`, `not-your-role`, `already-signed-it`, and `gate-passed` where the window closed over the draft; whoever drafted it does not sign it (SoD-5). */
export const signCorrection = rule<'publications.signCorrection', Correction['signatures'][number]>({
  before: (scene) => {
    const drafted = draftedIn(scene.project)
    if (drafted === null) return refusal('no-correction')
    const { draft, notice, kind } = drafted
    const role = roleOf(scene, signersOf(notice, kind, scene))
    if (role === undefined) return refusal('not-your-role')
    const same = draft.signatures.some((one) => one.person === scene.actor.person || (one.role === role && isOfASitting(notice, scene.project)))
    return same ? refusal('already-signed-it') : gatePassed(drafted, draft.fields)
  },
  decide: (scene) => {
    const drafted = draftedIn(scene.project)
    const role = drafted && roleOf(scene, signersOf(drafted.notice, drafted.kind, scene))
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

/** Why the window begins anew, goes on, or is over and stays so, under the clause that names it. */
function becauseOf({ policy }: Scene, { replaces, result, until }: { readonly replaces: number; readonly result: 'begun-anew' | 'runs-on' | 'window-over'; readonly until: Day | null }): readonly Reason[] {
  const basis = policy.values.objectionDays
  return basis === undefined ? [] : [reason(basis, { rule: 'correction', figures: { replaces, ...(until === null ? {} : { objectionUntil: until }) }, result })]
}

interface Superseded { readonly old: string; readonly notice: Notice }

/**
 * Publishes the corrected version: the old one stays as it was and is marked, the new one says which record it replaces and why. Its window begins anew where amount, scope or place
 * changed; objections that nobody has finished with go on under the new one. Once the window has closed, it stays closed and no clock of the project is touched. Refuses
 * `no-correction`, `correction-unsigned`, `gate-passed` and, while somebody says that the sheet is gone, `sheet-missing`.
 */
export const supersede = rule<'publications.supersede', Superseded>({
  before: (scene) => {
    const drafted = draftedIn(scene.project)
    if (drafted === null) return refusal('no-correction')
    const { draft, notice } = drafted
    if (!isSigned(draft, notice, scene.project)) return refusal('correction-unsigned', { figures: { signatures: draft.signatures.length, needed: isOfASitting(notice, scene.project) ? 2 : 1 } })
    return gatePassed(drafted, draft.fields) ?? (openReport(notice) === null ? mayPublish(scene, [drafted]) : refusal('sheet-missing'))
  },
  decide: (scene) => {
    const drafted = draftedIn(scene.project)
    const { replaced, nextRecord } = scene.facts
    if (drafted === null || replaced === undefined || nextRecord === undefined) return refuse('no-correction')
    const { notice: old, kind, hangs, draft } = drafted
    const fields = { ...old.fields, ...draft.fields }
    const anew = hangs && beginsAnew(old.fields, fields)
    const fresh = aNotice(scene, kind, fields)
    const clocks = clocksOf(fresh, old, anew)
    const due = (clock: Deadline['kind']) => clocks.find((one) => one.kind === clock)?.due ?? null
    const notice: Notice = {
      ...fresh, ...firstPhotoOf(old, anew), clocks, objectionUntil: due('objectionWindow') ?? old.objectionUntil, postingUntil: due('posting') ?? old.postingUntil, objections: hangs ? old.objections.filter(isUnfinished) : [],
      replaces: { notice: old.id, record: replaced, reason: draft.reason, anew },
    }
    const result = anew ? 'begun-anew' : hangs ? 'runs-on' : 'window-over'
    // Its own number is known before it is published: the head of the log is read in the same write.
    return accept({ data: { old: old.id, notice: { ...notice, record: nextRecord } }, told: { ...told(notice), notice: kind, replaces: replaced, text: draft.reason, anew: anew ? 'yes' : 'no' }, because: becauseOf(scene, { replaces: replaced, result, until: notice.objectionUntil }) })
  },
  apply: (project, { old, notice }) => {
    const hung = openNotice(project)?.id === old
    const windows = notice.clocks.map(({ kind }) => kind)
    const replaced = (n: Notice): Notice => ({ ...n, ...(hung ? { objections: n.objections.filter((o) => !isUnfinished(o)) } : {}), supersededBy: { notice: notice.id, record: notice.record ?? 0 } })
    // The new version takes the place behind the old one, so that what hangs stays the last.
    const notices = project.notices.flatMap((n) => (n.id === old ? [replaced(n), notice] : [n]))
    return { correction: null, notices, ...(hung ? { deadlines: [...project.deadlines.filter(({ kind }) => !windows.includes(kind)), ...notice.clocks] } : {}) }
  },
})

/** Who pays what of a project of several communities: proposed by the one that leads, agreed by each of the others, before the first council sits. */
import type { CostShare } from '../../contracts/joint'
import type { Project } from '../../contracts/projects'
import type { Fen, PlaceId, Refusal } from '../../contracts/reply'
import { fundShareOf } from '../approvals/share'
import { sumFen } from '../money'
import { rule } from '../projects/rule'
import { accept, refusal, refuse } from '../result'
import { agreeing, changed, communitiesOf, isJoint, nameOf, ofSeveral } from './joint'

const sumOf = (shares: readonly CostShare[]): Fen => sumFen(shares.map(({ fen }) => fen))

/** Before the first council sits: everybody has agreed who pays what, and the shares are the fund's part. */
export function sharesRefusal(project: Project): Refusal | null {
  if (!isJoint(project) || project.joint.decided.length > 0) return null
  const { agreed, shares } = project.joint
  const missing = communitiesOf(project).find((one) => !agreed.includes(one))
  if (missing !== undefined) return refusal('shares-not-agreed', { figures: { placeName: nameOf(project, missing) } })
  return unequal(shares, fundShareOf(project))
}

const unequal = (shares: readonly CostShare[], fund: Fen): Refusal | null => (sumOf(shares) === fund ? null : refusal('shares-do-not-add-up', { figures: { together: sumOf(shares), fund }, remedy: { fund } }))

/** No community pays more than it agreed to: where the fund's part has grown, it has to be agreed anew. */
export const overShares = (project: Project): Refusal | null => (isJoint(project) && sumOf(project.joint.shares) < fundShareOf(project) ? unequal(project.joint.shares, fundShareOf(project)) : null)

const yuan = (fen: Fen): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
/** Who pays what, as the public is told. */
export const sharesTold = (project: Project, shares: readonly CostShare[] = project.joint?.shares ?? []): string => shares.map(({ community, fen }) => `${nameOf(project, community)} ${yuan(fen)}`).join('；')

export const proposeShares = rule<'councils.proposeShares', { readonly shares: readonly CostShare[] }>({
  before: ofSeveral,
  decide: ({ project }, { shares }) => {
    const all = communitiesOf(project)
    const stranger = shares.find(({ community }, index) => !all.includes(community) || shares.findIndex((one) => one.community === community) !== index)
    if (stranger !== undefined) return refuse('unknown-place', { about: stranger.community })
    const whole = all.map((community) => ({ community, fen: shares.find((one) => one.community === community)?.fen ?? 0 }))
    const no = unequal(whole, fundShareOf(project))
    return no ? { ok: false, refusal: no } : accept({ data: { shares: whole }, told: { costShares: sharesTold(project, whole), fund: fundShareOf(project) } })
  },
  // What a new cost makes of the shares is another agreement.
  apply: (project, { shares }) => changed(project, { shares, agreed: [project.community] }),
})

export const agreeShares = rule<'councils.agreeShares', { readonly community: PlaceId }>({
  before: (scene) => {
    const single = ofSeveral(scene)
    if (single) return single
    if (scene.project.joint?.shares.length === 0) return refusal('shares-not-agreed', { figures: { placeName: scene.project.joint.leadName } })
    return scene.project.joint?.agreed.includes(agreeing(scene)) === true ? refusal('already-decided') : null
  },
  decide: (scene) => {
    const community = agreeing(scene)
    return accept({ data: { community }, told: { placeName: nameOf(scene.project, community), costShares: sharesTold(scene.project) } })
  },
  apply: (project, { community }) => changed(project, { agreed: [...(project.joint?.agreed ?? []), community] }),
})

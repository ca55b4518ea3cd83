/** The open tables: one row a project, one row a public record. What is in them is on the board already; only counts of few people are left out. */
import type { PublicationRecord } from '../../contracts/operations'
import type { NoticeRow, ProjectRow } from '../../contracts/publications'
import type { Project } from '../../contracts/projects'
import { dayOf, yearOf } from '../calendar'
import { costOf, givenByOthers } from '../projects/project'
import { listed, sharesOf } from '../works/joint-declaration'
import { spared, sparedParts } from './sparing'

const moneyPaid = ({ expenses }: Project): number => expenses.reduce((sum, { paid, fen }) => sum + (paid ? fen : 0), 0)

type Asked = Pick<ProjectRow, 'households' | 'agree' | 'disagree' | 'undecided'>
function consentIn({ consent }: Project): Asked {
  if (!consent?.sealed) return { households: null, agree: null, disagree: null, undecided: null }
  const { total, parts: [agree = null, disagree = null, undecided = null] } = sparedParts(consent.households, [consent.sealed.agree, consent.sealed.disagree, consent.sealed.undecided])
  return { households: total, agree, disagree, undecided }
}

type Polled = Pick<ProjectRow, 'voters' | 'pollFor' | 'pollAgainst'>
function pollIn({ poll }: Project): Polled {
  if (!poll?.sealed) return { voters: null, pollFor: null, pollAgainst: null }
  const { total, parts: [pollFor = null, pollAgainst = null] } = sparedParts(poll.sealed.voters, [poll.sealed.votes[0] ?? 0, poll.sealed.votes[1] ?? 0])
  return { voters: total, pollFor, pollAgainst }
}

type Sat = Pick<ProjectRow, 'members' | 'present' | 'votesFor' | 'votesAgainst' | 'votesAbstain'>
function sittingIn({ sitting }: Project): Sat {
  if (!sitting?.result) return { members: null, present: null, votesFor: null, votesAgainst: null, votesAbstain: null }
  const { members, present, recused, for: yes, against, abstain } = sitting.result
  const { parts: [votesFor = null, votesAgainst = null, votesAbstain = null] } = sparedParts(present - recused, [yes, against, abstain])
  return { members: spared(members), present: spared(present), votesFor, votesAgainst, votesAbstain }
}

type Rated = Pick<ProjectRow, 'ratings' | 'average100'>
function ratingIn({ rating }: Project): Rated {
  if (!rating?.result) return { ratings: null, average100: null }
  const ratings = spared(rating.result.answers)
  // The average of few answers tells what the few have answered.
  return { ratings, average100: typeof ratings === 'number' && ratings > 0 ? rating.result.average100 : null }
}

/** A public project as a row of the open table; money in fen, counts of people spared. */
export function projectRow(project: Project): ProjectRow {
  const { triage, proposedAt, implementer, accounts } = project
  const shares = sharesOf(project)
  return {
    code: project.code, title: project.title, where: project.where, community: project.community, street: project.street, district: project.district, scheme: project.pack.id,
    year: proposedAt === null ? null : yearOf(dayOf(proposedAt)), proposedOn: proposedAt === null ? null : dayOf(proposedAt), stage: project.stage, since: dayOf(project.since),
    type: triage?.type ?? null, category: triage?.category ?? null,
    costFen: costOf(project), fundFen: project.approvedFundFen, othersFen: givenByOthers(project, ['received', 'upkeep']), paidFen: moneyPaid(project), finalFen: accounts?.finalFen ?? null,
    ...consentIn(project), ...pollIn(project), ...sittingIn(project), ...ratingIn(project),
    objections: spared(project.notices.reduce((sum, { objections }) => sum + objections.length, 0)),
    supplier: implementer?.supplier ?? null, creditCode: implementer?.creditCode ?? null, contractFen: implementer?.fen ?? null, leadFen: shares?.leadFen ?? null, filedOrgs: shares === null ? null : listed(shares.filedOrgs), startedOn: project.startedOn, completedOn: project.completedOn, page: `/n/${project.code}`,
  }
}

/** A public record as a row of the open table: where it stands in the log, and what kind of thing it says of which project. */
export function noticeRow({ community, number, code, kind, at, fields, hash }: PublicationRecord, supersededBy: number | null): NoticeRow {
  const { title, stage, objectionUntil, replaces } = fields
  return { community, number, code, kind, on: dayOf(at), title: String(title ?? ''), stage: stage === undefined ? null : String(stage), objectionUntil: objectionUntil === undefined ? null : String(objectionUntil), hash, page: code === '' ? `/n/c/${encodeURIComponent(community)}/${number}` : `/n/${code}/${number}`, replaces: typeof replaces === 'number' ? replaces : null, supersededBy }
}

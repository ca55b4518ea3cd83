import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { RatingSample } from '../../../contracts/satisfaction'
import type { SealedSet } from '../../../contracts/ballots'
import type { ConsentCount, ProjectView } from '../../../contracts/projects'
import { CHANNELS, type BallotKind } from '../../../contracts/vocabulary'
import { Bars } from '../../components/bars'
import { Button } from '../../components/button'
import { Empty } from '../../components/faces'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { ANSWER_LABELS, BODY_LABELS, CHANNEL_LABELS, optionText, VOTE_LABELS } from '../../copy/words'
import { BALLOT_LABELS, BALLOTS_WORDS } from '../../copy/ballots'
import { dayText, lastDayOf } from '../../copy/dates'
import { PROJECTS_WORDS } from '../../copy/projects'
import { today } from '../../services/today'
import { usePlaceNames } from './use-place-names'
import { openSitting } from './open-sitting'
import { Voices } from './voices'

/** Who took part, as counts and by building; never a name. */
export function PeopleTab({ view }: { readonly view: ProjectView }) {
  const { consent, poll, sitting, rating } = view
  const bare = view.councils.length === 0 && consent === null && poll === null && sitting === null && rating === null
  if (bare) return <>{view.comments.length + view.audits.length === 0 && <Card><Empty title={PROJECTS_WORDS.noPeople} next={PROJECTS_WORDS.noPeopleNext} /></Card>}<Voices view={view} /></>
  return (
    <>
      {consent !== null && <Consent view={view} />}
      {poll !== null && <Section title={PROJECTS_WORDS.poll}><Card>
        <View className='ws-strong'>{poll.question}</View>
        {poll.sealed === null ? <View>{PROJECTS_WORDS.turnout(poll.turnout)}</View> : (
          <Bars label={PROJECTS_WORDS.poll} total={poll.sealed.voters} parts={poll.options.map((option, index) => ({ key: option, label: optionText(option), value: poll.sealed?.votes[index] ?? 0, text: PROJECTS_WORDS.votes(poll.sealed?.votes[index] ?? 0) }))} />
        )}
        {poll.electorate !== null && <View className='ws-muted'>{PROJECTS_WORDS.electorate(poll.electorate.size)}。{BALLOTS_WORDS.roll(poll.electorate.hash)}</View>}
        {poll.sealed !== null && <SealedSetLine set={poll.sealed} project={view.card.id} kind='poll' />}
      </Card></Section>}
      {view.councils.length > 0 && <Button text={PROJECTS_WORDS.councils} kind='link' onClick={() => openSitting(view.card.id)} />}
      {sitting !== null && <Section title={`${sitting.council?.name ?? ''}${BODY_LABELS[sitting.body]}`}><Card>
        <View>{dayText(sitting.on, today())}，{sitting.place}</View>
        <Figures figures={[{ label: PROJECTS_WORDS.members, number: PROJECTS_WORDS.people(sitting.memberCount) }, { label: PROJECTS_WORDS.present, number: PROJECTS_WORDS.people(sitting.presentCount) }, { label: PROJECTS_WORDS.needs, number: PROJECTS_WORDS.people(sitting.quorumNeeds) }]} />
        {sitting.result !== null && <Bars label={PROJECTS_WORDS.sittingResult} total={sitting.result.present} parts={[
          { key: 'for', label: VOTE_LABELS.for, value: sitting.result.for, text: PROJECTS_WORDS.votes(sitting.result.for) },
          { key: 'against', label: VOTE_LABELS.against, value: sitting.result.against, text: PROJECTS_WORDS.votes(sitting.result.against) },
          { key: 'abstain', label: VOTE_LABELS.abstain, value: sitting.result.abstain, text: PROJECTS_WORDS.votes(sitting.result.abstain) },
        ]} />}
        {sitting.result !== null && <View className={sitting.result.passed ? 'ws-good' : 'ws-warn'}>{sitting.result.passed ? PROJECTS_WORDS.passed : PROJECTS_WORDS.notPassed}</View>}
      </Card></Section>}
      {rating !== null && <Section title={PROJECTS_WORDS.rating}><Card>
        {rating.result === null ? <View>{PROJECTS_WORDS.ratedSoFar(rating.answered, dayText(lastDayOf(rating.closesAt), today()))}</View> : <>
          <Figures figures={[{ label: PROJECTS_WORDS.average, number: (rating.result.average100 / 100).toFixed(2) }, { label: PROJECTS_WORDS.raters, number: PROJECTS_WORDS.people(rating.result.answers) }]} />
          {rating.result.sample !== undefined && <Sample sample={rating.result.sample} enough={rating.result.enough} />}
          {rating.result.walkIns !== undefined && rating.result.walkIns.answers > 0 && <View className='ws-muted'>{rating.result.walkIns.answers < SMALLEST_SHOWN ? PROJECTS_WORDS.walkInsFew(rating.result.walkIns.answers) : PROJECTS_WORDS.walkIns(rating.result.walkIns.answers, (rating.result.walkIns.average100 / 100).toFixed(2))}</View>}
          {!rating.result.enough && <View className='ws-warn'>{PROJECTS_WORDS.tooFew(rating.result.minimum)}</View>}
          <SealedSetLine set={rating.result} project={view.card.id} kind='rating' />
        </>}
      </Card></Section>}
      <Voices view={view} />
    </>
  )
}

/** Below this, a number would point at people. */
const SMALLEST_SHOWN = 5

/** How the sample came about, and how sure one may be of it. */
function Sample({ sample: { frame, drawn, answers, satisfied, low, high }, enough }: { readonly sample: RatingSample; readonly enough: boolean }) {
  return (
    <>
      <View>{PROJECTS_WORDS.sampled(frame, drawn, answers, percentText(answers, drawn))}</View>
      {enough && <View>{PROJECTS_WORDS.satisfied(percentText(satisfied, answers), `${Math.floor(low / 100)}%`, `${Math.ceil(high / 100)}%`)}</View>}
    </>
  )
}

function Consent({ view }: { readonly view: ProjectView }) {
  const { consent } = view
  if (consent === null) return null
  const now = today()
  return (
    <Section title={PROJECTS_WORDS.consent}>
      <Card>
        <View className='ws-strong'>{consent.question}</View>
        {consent.sealed === null ? (
          <>
            <Figures figures={[{ label: PROJECTS_WORDS.answered, number: PROJECTS_WORDS.households(consent.answered) }, { label: PROJECTS_WORDS.allHouseholds, number: PROJECTS_WORDS.households(consent.households) }]} />
            <View className='ws-muted'>{PROJECTS_WORDS.consentCloses(dayText(lastDayOf(consent.closesAt), now))}</View>
          </>
        ) : <Sealed view={view} count={consent.sealed} />}
        <View className='ws-muted ws-small'>{BALLOTS_WORDS.roll(consent.rollHash)}</View>
        {consent.threshold !== null && <View className='ws-muted'>{PROJECTS_WORDS.threshold(consent.threshold.strict ? PROJECTS_WORDS.moreThan : PROJECTS_WORDS.atLeast, consent.threshold.numerator, consent.threshold.denominator)}</View>}
      </Card>
    </Section>
  )
}

function Sealed({ view, count }: { readonly view: ProjectView; readonly count: ConsentCount }) {
  const names = usePlaceNames(view.card.community)
  const silent = count.households - count.agree - count.disagree - count.undecided
  return (
    <>
      <Bars label={PROJECTS_WORDS.answers} total={count.households} parts={[
        { key: 'agree', label: ANSWER_LABELS.agree, value: count.agree, text: PROJECTS_WORDS.households(count.agree) },
        { key: 'disagree', label: ANSWER_LABELS.disagree, value: count.disagree, text: PROJECTS_WORDS.households(count.disagree) },
        { key: 'undecided', label: ANSWER_LABELS.undecided, value: count.undecided, text: PROJECTS_WORDS.households(count.undecided) },
        { key: 'silent', label: PROJECTS_WORDS.silent, value: silent, text: PROJECTS_WORDS.households(silent) },
      ]} />
      {count.late > 0 && <View className='ws-muted'>{PROJECTS_WORDS.late(count.late)}</View>}
      {count.unresolved > 0 && <View className='ws-muted'>{PROJECTS_WORDS.unresolved(count.unresolved)}</View>}
      {count.offline > 0 && <View className='ws-muted'>{PROJECTS_WORDS.offline(count.offline)}</View>}
      <View className='ws-top ws-strong'>{PROJECTS_WORDS.byBuilding}</View>
      {count.byBuilding.map((one) => (
        <View key={one.place} className='ws-ledger ws-row'><View>{names.get(one.place) ?? one.place}</View><View className='ws-strong'>{PROJECTS_WORDS.ofHouseholds(one.agree, one.households)}</View></View>
      ))}
      <View className='ws-top ws-strong'>{PROJECTS_WORDS.byChannel}</View>
      {CHANNELS.map((channel) => count.byChannel[channel] > 0 && (
        <View key={channel} className='ws-row'><View>{CHANNEL_LABELS[channel]}</View><View>{PROJECTS_WORDS.households(count.byChannel[channel])}</View></View>
      ))}
      {count.counted > 0 && <View className='ws-muted'>{PROJECTS_WORDS.assistedShare(percentText(count.counted - count.byChannel.wechat, count.counted))}</View>}
      {count.revisits.drawn > 0 && <View className='ws-muted'>{PROJECTS_WORDS.revisits(count.revisits.drawn, count.revisits.confirmed, count.revisits.contradicted)}</View>}
      <SealedSetLine set={count} project={view.card.id} kind='consent' />
    </>
  )
}

const percentText = (part: number, whole: number): string => `${whole === 0 ? 0 : Math.round((part * 100) / whole)}%`

/** That it is sealed, and the way to look for one's own code among those counted. */
function SealedSetLine({ set, project, kind }: { readonly set: SealedSet; readonly project: string; readonly kind: BallotKind }) {
  return (
    <>
      <View className='ws-top ws-muted ws-small'>{PROJECTS_WORDS.sealed(set.counted, set.ballotsHash.slice(0, 16))}</View>
      <View className='ws-buttons'><Button text={BALLOTS_WORDS.open} label={`${BALLOTS_WORDS.open}：${BALLOT_LABELS[kind]}`} kind='default' onClick={() => void Taro.navigateTo({ url: `/pages/ballots/find?project=${encodeURIComponent(project)}&kind=${kind}` })} /></View>
    </>
  )
}

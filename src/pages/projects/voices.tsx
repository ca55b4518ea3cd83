import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import type { AuditCount, AuditRequest, CommentView } from '../../../contracts/watching'
import { Card, Section } from '../../components/section'
import { dayOf, dayText } from '../../copy/dates'
import { PROJECTS_WORDS } from '../../copy/projects'
import { ROLE_LABELS } from '../../copy/roles'
import { today } from '../../services/today'

/** What those who watch the project said and asked for, and what they were answered; numbers and roles, never a name. */
export function Voices({ view }: { readonly view: ProjectView }) {
  return (
    <>
      {view.comments.length > 0 && <Section title={PROJECTS_WORDS.comments}><Card>{view.comments.map((one) => <OneComment key={one.id} comment={one} />)}</Card></Section>}
      {view.audits.length > 0 && <Section title={PROJECTS_WORDS.audits}>{view.audits.map((one) => <OneAudit key={one.round} audit={one} signed={view.signedAudit && one === view.audits.at(-1)} />)}</Section>}
    </>
  )
}

function OneComment({ comment: { role, at, text, answer, due, mine } }: { readonly comment: CommentView }) {
  const now = today()
  return (
    <View className='ws-ledger'>
      <View className='ws-small ws-muted'>{ROLE_LABELS[role]}，{dayText(dayOf(at), now)}{mine ? PROJECTS_WORDS.commentMine : ''}</View>
      <View>{text !== '' ? text : answer === null ? PROJECTS_WORDS.objectionHeld : PROJECTS_WORDS.objectionHidden}</View>
      {answer === null ? <View className={due < now ? 'ws-warn' : 'ws-muted'}>{PROJECTS_WORDS.answerBy(dayText(due, now))}</View> : <View>{PROJECTS_WORDS.answer(answer)}</View>}
    </View>
  )
}

const countText = ({ signed, of, needs }: AuditCount): string => (of === 0 ? PROJECTS_WORDS.nobody : PROJECTS_WORDS.signedOf(signed, of, needs))

function OneAudit({ audit: { representatives, residents, reachedAt, clock, answer }, signed }: { readonly audit: AuditRequest; readonly signed: boolean }) {
  const now = today()
  return (
    <Card>
      <View className='ws-row'><View>{ROLE_LABELS.residentRep}</View><View className='ws-strong'>{countText(representatives)}</View></View>
      <View className='ws-row'><View>{ROLE_LABELS.resident}</View><View className='ws-strong'>{countText(residents)}</View></View>
      {signed && <View className='ws-tag'>{PROJECTS_WORDS.signed}</View>}
      <View className='ws-small ws-muted'>{residents.clause}</View>
      {reachedAt !== null && answer === null && <View className={clock !== null && clock.due < now ? 'ws-warn' : 'ws-muted'}>{PROJECTS_WORDS.auditReached}{clock === null ? '' : PROJECTS_WORDS.answerBy(dayText(clock.due, now))}</View>}
      {answer !== null && <View>{PROJECTS_WORDS.answer(answer)}</View>}
    </Card>
  )
}

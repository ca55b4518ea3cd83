import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PollTodo, ProjectTodo, Todo } from '../../contracts/operations'
import { COMMAND_BUTTONS } from '../copy/commands'
import { dayText, leftText } from '../copy/dates'
import { WORDS } from '../copy/components'
import { today } from '../services/today'
import { Button } from './button'
import { HowCounted } from './deadline'
import { openProject } from './project-card'
import { Card } from './section'

type Errand = Exclude<ProjectTodo['operation'], keyof typeof COMMAND_BUTTONS>

/** Errands with a page of their own; every other one is done on the project's page. */
const ERRANDS: Record<Errand, { readonly text: string; readonly page: string }> = {
  'consents.give': { text: WORDS.errandConsent, page: '/pages/consents/give' },
  'consents.record': { text: WORDS.errandRecord, page: '/packages/steward/index' },
  'polls.vote': { text: WORDS.errandVote, page: '/pages/polls/vote' },
  'ratings.give': { text: WORDS.errandRate, page: '/pages/ratings/rate' },
}

const isErrand = (operation: ProjectTodo['operation']): operation is Errand => operation in ERRANDS

/** One thing that waits for me: what, until when, one button. */
export function TodoCard({ todo }: { readonly todo: Todo }) {
  return 'poll' in todo ? <PollCard todo={todo} /> : <ProjectCard todo={todo} />
}

function PollCard({ todo: { poll, due } }: { readonly todo: PollTodo }) {
  const now = today()
  const go = (): void => void Taro.navigateTo({ url: `/packages/polls/choose?poll=${encodeURIComponent(poll.id)}` })
  return (
    <Card tone='due'>
      <View className='ws-card__title'>{poll.question}</View>
      <View>{WORDS.dueBy(dayText(due, now), leftText(due, now))}</View>
      <View className='ws-buttons'><Button text={WORDS.errandVote} label={`${WORDS.errandVote}：${poll.question}`} block onClick={go} /></View>
    </Card>
  )
}

function ProjectCard({ todo }: { readonly todo: ProjectTodo }) {
  const { card, operation, due, overdue } = todo
  const now = today()
  const counted = card.deadline !== null && card.deadline.due === due ? card.deadline : null
  const when = due === null ? null : <View className={overdue ? 'ws-warn' : ''}>{(overdue ? WORDS.overdueSince : WORDS.dueBy)(dayText(due, now), leftText(due, now))}{counted?.estimate === true ? WORDS.estimated : ''}</View>
  const errand = isErrand(operation) ? ERRANDS[operation] : null
  const text = isErrand(operation) ? ERRANDS[operation].text : COMMAND_BUTTONS[operation]
  const go = (): void => {
    if (errand === null) openProject(card.id)
    else void Taro.navigateTo({ url: `${errand.page}?project=${encodeURIComponent(card.id)}` })
  }
  return (
    <Card tone={overdue ? 'late' : 'due'}>
      <View className='ws-card__title'>{card.title}</View>
      {due !== null && counted === null && when}
      {counted !== null && <HowCounted deadline={counted} beside={when} />}
      <View className='ws-buttons'><Button text={text} label={`${text}：${card.title}`} block onClick={go} /></View>
    </Card>
  )
}

import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ProjectCard as Card_ } from '../../contracts/projects'
import { overdueText } from '../copy/counting'
import { dayOf, dayText, lastDayOf, leftText } from '../copy/dates'
import { STAGE_LABELS } from '../copy/stages'
import { DEADLINE_LABELS } from '../copy/words'
import { WORDS } from '../copy/components'
import { today } from '../services/today'
import { HowCounted } from './deadline'
import { Photo } from './photo'
import { Card } from './section'
import { Dots } from './steps'

/** One progress line: 「征求意见 163/193 户,还剩 3 天」. */
export function progressText(card: Card_): string {
  const now = today()
  if (card.stage === 'consentCollecting' && card.consent !== null) {
    return WORDS.consentProgress(card.consent.answered, card.consent.households, leftText(lastDayOf(card.consent.closesAt), now))
  }
  if (card.overdue !== null) return `${STAGE_LABELS[card.stage]}，${overdueText(card.overdue)}`
  if (card.deadline !== null) return `${STAGE_LABELS[card.stage]}，${DEADLINE_LABELS[card.deadline.kind]}${leftText(card.deadline.due, now)}${card.deadline.estimate ? WORDS.estimated : ''}`
  return WORDS.sinceStage(STAGE_LABELS[card.stage], dayText(dayOf(card.since), now))
}

export const openProject = (project: string): void => void Taro.navigateTo({ url: `/pages/projects/show?id=${encodeURIComponent(project)}` })

/** A public record: on the page of its project, or on its own where it is about none. */
export const openNotice = ({ project, community, number }: { readonly project: string; readonly community: string; readonly number: number | null }): void =>
  project === '' ? void Taro.navigateTo({ url: `/packages/notice/index?community=${encodeURIComponent(community)}&number=${number ?? ''}` }) : openProject(project)

/** A project in a list: photo, title, one progress line, stage dots. */
export function ProjectCard({ card }: { readonly card: Card_ }) {
  const progress = <View className={card.overdue === null ? '' : 'ws-warn'}>{progressText(card)}</View>
  return (
    <Card flush onClick={() => openProject(card.id)} label={`${card.title}，${progressText(card)}`} foot={<View className='ws-card__foot'>{card.deadline === null ? progress : <HowCounted deadline={card.deadline} beside={progress} />}</View>}>
      {card.photo !== null && <Photo className='ws-card__photo' file={card.photo} label={WORDS.photoOf(card.title)} />}
      <View className='ws-card__in'>
        <View className='ws-card__title'>{card.title}</View>
        <View className='ws-muted ws-small'>{card.where}</View>
        <Dots steps={card.steps} />
      </View>
    </Card>
  )
}

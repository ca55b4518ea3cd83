import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectCard as Card_ } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { openProject, progressText } from '../../components/project-card'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { PROPOSALS_WORDS } from '../../copy/proposals'

interface SimilarProps {
  readonly cards: readonly Card_[]
  readonly busy: boolean
  readonly onSend: () => void
}

/** 「附近有 2 个相似提议」: support one of them, or send one's own all the same. */
export function Similar({ cards, busy, onSend }: SimilarProps) {
  const [supported, setSupported] = useState<Readonly<Record<string, number>>>({})
  const support = useCommand()
  const add = async (card: Card_): Promise<void> => {
    const reply = await support.run('projects.support', { project: card.id })
    if (reply.ok) setSupported((before) => ({ ...before, [card.id]: reply.data.supporters }))
  }
  return (
    <>
      <View className='ws-lead'>
        <View className='ws-title'>{PROPOSALS_WORDS.similar(cards.length)}</View>
        <View className='ws-muted'>{PROPOSALS_WORDS.similarNext}</View>
      </View>
      <RefusalBanner refusal={support.refusal} />
      {cards.map((card) => {
        const count = supported[card.id]
        return (
          <Card key={card.id}>
            <View className='ws-card__title'>{card.title}</View>
            <View className='ws-muted'>{card.where}，{progressText(card)}</View>
            {count !== undefined && <View className='ws-good'>{PROPOSALS_WORDS.supported(count)}</View>}
            <View className='ws-buttons'>
              {count === undefined && <Button text={PROPOSALS_WORDS.support} label={PROPOSALS_WORDS.supportSpoken(card.title)} busy={support.busy} onClick={() => void add(card)} />}
              <Button text={PROPOSALS_WORDS.look} kind='default' label={PROPOSALS_WORDS.lookSpoken(card.title)} onClick={() => openProject(card.id)} />
            </View>
          </Card>
        )
      })}
      <View className='ws-card'><Button text={PROPOSALS_WORDS.sendAnyway} kind='default' block busy={busy} onClick={onSend} /></View>
    </>
  )
}

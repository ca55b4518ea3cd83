import { View } from '@tarojs/components'
import { Gallery } from '../../components/photo'
import { Card } from '../../components/section'
import { Button } from '../../components/button'
import { openProject } from '../../components/project-card'
import { moneyText } from '../../copy/money'
import { CONSENTS_WORDS } from '../../copy/consents'
import { useRequest } from '../../hooks/use-request'

/** What is asked about: what it is, where, the photos, what it costs altogether. Silent when it cannot be fetched. */
export function Plans({ project }: { readonly project: string }) {
  const request = useRequest('projects.get', { project })
  if (request.face !== 'ready') return null
  const { card, problem, photos } = request.data
  return (
    <Card>
      <View className='ws-strong'>{card.title}</View>
      <View className='ws-muted'>{card.where}</View>
      <View>{problem}</View>
      {card.cost !== null && <View>{CONSENTS_WORDS.total(moneyText(card.cost))}</View>}
      <Gallery files={photos} label={CONSENTS_WORDS.plans} />
      <Button text={CONSENTS_WORDS.openProject} kind='link' onClick={() => openProject(project)} />
    </Card>
  )
}

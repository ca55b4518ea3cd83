import { View } from '@tarojs/components'
import { Gallery } from '../../components/photo'
import { Card } from '../../components/section'
import { Button } from '../../components/button'
import { openProject } from '../../components/project-card'
import { moneyText } from '../../copy/money'
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
      {card.cost !== null && <View>一共要花 {moneyText(card.cost)}</View>}
      <Gallery files={photos} label='图纸和照片' />
      <Button text='看看项目经过' kind='link' onClick={() => openProject(project)} />
    </Card>
  )
}

import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { Deadline } from '../../components/deadline'
import { Faces } from '../../components/faces'
import { openProject } from '../../components/project-card'
import { DoneBanner } from '../../components/refusal-banner'
import { Card } from '../../components/section'
import { Steps } from '../../components/steps'
import { useRequest } from '../../hooks/use-request'

/** After sending: the receipt number, what happens next, and by when. */
export function Receipt({ project, receipt }: { readonly project: string; readonly receipt: string | null }) {
  const view = useRequest('projects.get', { project })
  return (
    <>
      <DoneBanner title='提议已送出'>{receipt === null ? '在「我的」里可以看到它。' : `回执号 ${receipt}，请记下或截图。`}</DoneBanner>
      <Faces request={view}>
        {({ card, deadlines }) => (
          <Card>
            <View className='ws-strong'>接下来</View>
            <Steps steps={card.steps} />
            {deadlines.map((deadline) => <Deadline key={deadline.kind} deadline={deadline} />)}
            <View className='ws-muted'>每走一步，都会在项目页公开，也会发消息给您。</View>
          </Card>
        )}
      </Faces>
      <Card>
        <Button text='看看我的提议' block onClick={() => openProject(project)} />
        <View className='ws-top'><Button text='回到首页' kind='default' block onClick={() => void Taro.reLaunch({ url: '/pages/home/index' })} /></View>
      </Card>
    </>
  )
}

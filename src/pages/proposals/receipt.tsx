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
import { PROPOSALS_WORDS } from '../../copy/proposals'

/** After sending: the receipt number, what happens next, and by when. */
export function Receipt({ project, receipt }: { readonly project: string; readonly receipt: string | null }) {
  const view = useRequest('projects.get', { project })
  return (
    <>
      <DoneBanner title={PROPOSALS_WORDS.sent}>{receipt === null ? PROPOSALS_WORDS.inMine : PROPOSALS_WORDS.receipt(receipt)}</DoneBanner>
      <Faces request={view}>
        {({ card, deadlines }) => (
          <Card>
            <View className='ws-strong'>{PROPOSALS_WORDS.after}</View>
            <Steps steps={card.steps} />
            {deadlines.map((deadline) => <Deadline key={deadline.kind} deadline={deadline} overdueBy={deadline.overdueBy} />)}
            <View className='ws-muted'>{PROPOSALS_WORDS.afterText}</View>
          </Card>
        )}
      </Faces>
      <Card>
        <Button text={PROPOSALS_WORDS.openMine} block onClick={() => openProject(project)} />
        <View className='ws-top'><Button text={PROPOSALS_WORDS.goHome} kind='default' block onClick={() => void Taro.reLaunch({ url: '/pages/home/index' })} /></View>
      </Card>
    </>
  )
}

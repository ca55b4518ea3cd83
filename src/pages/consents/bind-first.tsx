import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { Card } from '../../components/section'
import { CONSENTS_WORDS } from '../../copy/consents'

/** Nobody answers for a household before saying which one it is. */
export function BindFirst() {
  return (
    <Card>
      <View className='ws-title'>{CONSENTS_WORDS.bindFirst}</View>
      <View className='ws-muted'>{CONSENTS_WORDS.bindWhy}</View>
      <View className='ws-buttons'><Button text={CONSENTS_WORDS.bind} block onClick={() => void Taro.navigateTo({ url: '/pages/mine/index' })} /></View>
      <View className='ws-muted ws-top'>{CONSENTS_WORDS.noCode}</View>
    </Card>
  )
}

import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { Card } from '../../components/section'

/** Nobody answers for a household before saying which one it is. */
export function BindFirst() {
  return (
    <Card>
      <View className='ws-title'>先绑定您家</View>
      <View className='ws-muted'>一户一个答案，所以要先知道您是哪一户。用门牌通知单上的码绑定，一分钟就好。</View>
      <View className='ws-buttons'><Button text='去绑定我家' block onClick={() => void Taro.navigateTo({ url: '/pages/mine/index' })} /></View>
      <View className='ws-muted ws-top'>没有门牌码？请楼栋长上门，当面登记您的意见，一样算数。</View>
    </Card>
  )
}

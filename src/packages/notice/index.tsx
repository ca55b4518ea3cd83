import { View } from '@tarojs/components'
import { Screen } from '../../components/screen'

export default function Placeholder() {
  return <Screen><View>正在准备</View></Screen>
}

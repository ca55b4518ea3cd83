import { useRouter } from '@tarojs/taro'
import { OfficeScreen } from '../../components/office-screen'
import { Desk } from './matter'

/** One matter, on a page of its own. */
export default function DeskPage() {
  const { project = '' } = useRouter().params
  return <OfficeScreen here={null}><Desk project={decodeURIComponent(project)} /></OfficeScreen>
}

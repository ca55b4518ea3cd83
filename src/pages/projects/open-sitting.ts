import Taro from '@tarojs/taro'
import type { ProjectId } from '../../../contracts/reply'

/** The page where councils sit, and where several of them agree on who pays what. */
export const openSitting = (project: ProjectId): void => void Taro.navigateTo({ url: `/packages/council/sitting?project=${encodeURIComponent(project)}` })

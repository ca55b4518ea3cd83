import Taro from '@tarojs/taro'
import type { PlaceId } from '../../contracts/reply'

const KEY = 'community'

/** The community that a reader without a household chose to look at; null lets the server choose. */
export function chosenCommunity(): PlaceId | null {
  const stored: unknown = Taro.getStorageSync(KEY)
  return typeof stored === 'string' && stored !== '' ? stored : null
}

export const chooseCommunity = (community: PlaceId): void => Taro.setStorageSync(KEY, community)

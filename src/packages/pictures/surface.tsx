import { useRef } from 'react'
import Taro from '@tarojs/taro'
import { View, type BaseEventOrig, type ITouchEvent } from '@tarojs/components'
import { named } from '../../components/named'
import { onPicture, reachOn, type Box, type SurfaceProps } from './surface-place'

const ID = 'ws-marker'

/** The typings say only of some views that their events are of fingers. */
const fingerOf = (event: BaseEventOrig): Pick<ITouchEvent['touches'][number], 'clientX' | 'clientY'> | undefined => (event as ITouchEvent).touches[0]

/** The picture as a finger marks it (WeChat; a browser's is in `surface.h5.tsx`). */
export function Surface({ label, marking, children }: SurfaceProps) {
  const box = useRef<Box | null>(null)
  const begin = (event: BaseEventOrig): void => {
    const finger = fingerOf(event)
    box.current = null
    if (finger === undefined) return
    // Where the picture lies is asked anew each time: the page may have been scrolled.
    Taro.createSelectorQuery().select(`#${ID}`).boundingClientRect().exec(([found]: readonly (Box | null)[]) => {
      if (!found || found.width === 0) return
      box.current = found
      marking.begin(onPicture(found, finger.clientX, finger.clientY), reachOn(found))
    })
  }
  const drag = (event: BaseEventOrig): void => {
    const finger = fingerOf(event)
    if (box.current !== null && finger !== undefined) marking.drag(onPicture(box.current, finger.clientX, finger.clientY))
  }
  return <View id={ID} className='ws-marker' catchMove onTouchStart={begin} onTouchMove={drag} onTouchEnd={marking.end} onTouchCancel={marking.end} {...named({ role: 'group', label })}>{children}</View>
}

import { Image, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { PICTURES } from '../../copy/pictures'
import { Surface } from './surface'
import type { Marking } from './use-marks'

const share = (thousandths: number): string => `${thousandths / 10}%`

interface MarkerProps { readonly url: string; readonly label: string; readonly marking: Marking }

/** A picture on which parts are marked: drawn with a finger or a mouse, moved by their middle, resized by their corner. */
export function Marker({ url, label, marking }: MarkerProps) {
  const { marks, chosen } = marking
  return (
    <View>
      <Surface label={PICTURES.markOn(label, marks.length)} marking={marking}>
        <Image className='ws-marker__picture' src={url} mode='widthFix' />
        {marks.map(({ x, y, width, height }, index) => (
          <View key={`${index} of ${marks.length}`} className={`ws-marker__part ${index === chosen ? 'ws-marker__part_chosen' : ''}`} style={{ left: share(x), top: share(y), width: share(width), height: share(height) }}>
            <View className='ws-marker__corner' />
          </View>
        ))}
      </Surface>
      <View className='ws-small ws-muted ws-top'>{PICTURES.markHow}</View>
      <View className='ws-buttons'>
        <Button text={PICTURES.markAdd} kind='default' because={marking.full ? PICTURES.markFull : undefined} onClick={marking.add} />
        {chosen >= 0 && <Button text={PICTURES.markRemove} kind='default' onClick={marking.remove} />}
        {marking.canUndo && <Button text={PICTURES.markUndo} kind='default' onClick={marking.undo} />}
      </View>
    </View>
  )
}

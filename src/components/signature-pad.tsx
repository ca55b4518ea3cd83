import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import Taro, { useReady } from '@tarojs/taro'
import { Canvas, View, type CanvasTouchEvent } from '@tarojs/components'
import { Button } from './button'
import { named } from './named'
import type { Point } from './strokes'
import { useStrokes } from './use-strokes'
import { WORDS } from '../copy/components'

export interface SignaturePadProps {
  readonly label: string
  readonly onSigned: (signed: boolean) => void
}

export interface SignatureHandle {
  /** A local PNG of what was drawn. */
  readonly toFile: () => Promise<string>
}

interface CanvasNode { width: number; height: number; getContext(kind: '2d'): CanvasRenderingContext2D }
interface Found { readonly node: CanvasNode; readonly width: number; readonly height: number }

const ID = 'ws-signature'

const pointOf = (event: CanvasTouchEvent): Point => ({ x: event.touches[0]?.x ?? 0, y: event.touches[0]?.y ?? 0 })

/** A sheet to sign on with a finger (WeChat's own canvas; the browser's is in `signature-pad.h5.tsx`). */
export const SignaturePad = forwardRef<SignatureHandle, SignaturePadProps>(function SignaturePad({ label, onSigned }, handle) {
  const canvas = useRef<CanvasNode | null>(null)
  const { started, lay, begin, move, end, wipe } = useStrokes(onSigned)

  const find = (): void => {
    Taro.createSelectorQuery().select(`#${ID}`).fields({ node: true, size: true }).exec((found: readonly (Found | null)[]) => {
      const first = found[0]
      if (first?.node === undefined || canvas.current !== null) return
      const ratio = Taro.getWindowInfo().pixelRatio
      first.node.width = first.width * ratio
      first.node.height = first.height * ratio
      const pen = first.node.getContext('2d')
      pen.scale(ratio, ratio)
      canvas.current = first.node
      lay({ pen, width: first.width, height: first.height })
    })
  }
  // A pad that appears after the page was ready never hears of that; one that is there from the start has no node before it.
  useReady(find)
  useEffect(() => Taro.nextTick(find), []) // eslint-disable-line react-hooks/exhaustive-deps
  useImperativeHandle(handle, () => ({
    toFile: async () => {
      // The typings know only the old canvas; the new one is handed over as the node itself.
      const wanted = { canvas: canvas.current, fileType: 'png' } as unknown as Taro.canvasToTempFilePath.Option
      return (await Taro.canvasToTempFilePath(wanted)).tempFilePath
    },
  }))

  return (
    <View className='ws-field'>
      <View className='ws-row'>
        <View className='ws-field__label'>{label}</View>
        {started && <Button text={WORDS.wipe} kind='link' onClick={wipe} />}
      </View>
      <View className='ws-pad'>
        <Canvas
          type='2d'
          id={ID}
          canvasId={ID}
          className='ws-pad__canvas'
          disableScroll
          onTouchStart={(event) => begin(pointOf(event))}
          onTouchMove={(event) => move(pointOf(event))}
          onTouchEnd={end}
          {...named({ label: WORDS.signByFinger(label) })}
        />
      </View>
    </View>
  )
})

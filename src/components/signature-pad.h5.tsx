import { forwardRef, useEffect, useImperativeHandle, useRef, type PointerEvent } from 'react'
import { View } from '@tarojs/components'
import { Button } from './button'
import type { SignatureHandle, SignaturePadProps } from './signature-pad'
import type { Point } from './strokes'
import { useStrokes } from './use-strokes'
import { WORDS } from '../copy/components'

const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
  const box = event.currentTarget.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}

/** A sheet to sign on with a finger, a pen or a mouse, in a browser. */
export const SignaturePad = forwardRef<SignatureHandle, SignaturePadProps>(function SignaturePad({ label, onSigned }, handle) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { started, lay, begin, move, end, wipe } = useStrokes(onSigned)

  useEffect(() => {
    const sheet = canvas.current
    const pen = sheet?.getContext('2d')
    if (sheet === null || pen === null || pen === undefined) return
    const { width, height } = sheet.getBoundingClientRect()
    sheet.width = width * window.devicePixelRatio
    sheet.height = height * window.devicePixelRatio
    pen.scale(window.devicePixelRatio, window.devicePixelRatio)
    lay({ pen, width, height })
    // The sheet is laid once: laying it again would wipe the signature.
  }, []) // eslint-disable-line react-hooks/exhaustive-deps
  useImperativeHandle(handle, () => ({
    toFile: async () => {
      const blob = await new Promise<Blob | null>((resolve) => (canvas.current === null ? resolve(null) : canvas.current.toBlob(resolve, 'image/png')))
      if (blob === null) throw new Error('this browser cannot write a PNG')
      return URL.createObjectURL(blob)
    },
  }))

  return (
    <View className='ws-field'>
      <View className='ws-row'>
        <View className='ws-field__label'>{label}</View>
        {started && <Button text={WORDS.wipe} kind='link' onClick={wipe} />}
      </View>
      <View className='ws-pad'>
        <canvas
          ref={canvas}
          className='ws-pad__canvas'
          role='img'
          aria-label={WORDS.signByMouse(label)}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            begin(pointOf(event))
          }}
          onPointerMove={(event) => move(pointOf(event))}
          onPointerUp={end}
        />
      </View>
    </View>
  )
})

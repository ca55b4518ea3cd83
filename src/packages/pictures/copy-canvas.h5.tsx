import { forwardRef, useImperativeHandle } from 'react'
import { COPY_QUALITY, paint, type CopyHandle } from './paint'

function loaded(url: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    // Else the canvas would not give its pixels back where pictures come from another host.
    image.crossOrigin = 'anonymous'
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not an image'))
    image.src = url
  })
}

/** Makes copies on a canvas of the browser that is never shown. */
export const CopyCanvas = forwardRef<CopyHandle>(function CopyCanvas(_props, handle) {
  useImperativeHandle(handle, () => ({
    make: async (url, marks) => {
      const image = await loaded(url)
      const canvas = document.createElement('canvas')
      paint(canvas, image, { width: image.naturalWidth, height: image.naturalHeight, marks })
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', COPY_QUALITY))
      if (blob === null) throw new Error('this browser cannot write a JPEG')
      return URL.createObjectURL(blob)
    },
  }))
  return null
})

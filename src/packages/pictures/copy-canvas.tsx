import { forwardRef, useImperativeHandle } from 'react'
import Taro from '@tarojs/taro'
import { Canvas } from '@tarojs/components'
import { named } from '../../components/named'
import { PICTURES } from '../../copy/pictures'
import { COPY_QUALITY, paint, type CopyHandle, type Sheet } from './paint'

interface WxImage { src: string; onload: () => void; onerror: () => void; readonly width: number; readonly height: number }
interface CanvasNode extends Sheet { createImage(): WxImage }

const ID = 'ws-copy'

function found(): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery().select(`#${ID}`).fields({ node: true }).exec(([first]: readonly ({ readonly node?: CanvasNode } | null)[]) => {
      if (first?.node === undefined) reject(new Error('no canvas on this page'))
      else resolve(first.node)
    })
  })
}

function loaded(canvas: CanvasNode, url: string): Promise<WxImage> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('not an image'))
    image.src = url
  })
}

/** Makes copies on a canvas of WeChat that lies outside of what is seen (the browser's is in `copy-canvas.h5.tsx`). */
export const CopyCanvas = forwardRef<CopyHandle>(function CopyCanvas(_props, handle) {
  useImperativeHandle(handle, () => ({
    make: async (url, marks) => {
      const canvas = await found()
      const image = await loaded(canvas, url)
      // WeChat draws its own images; the typings know only a browser's.
      paint(canvas, image as unknown as CanvasImageSource, { width: image.width, height: image.height, marks })
      // The typings know only the old canvas; the new one is handed over as the node itself.
      const wanted = { canvas, fileType: 'jpg', quality: COPY_QUALITY } as unknown as Taro.canvasToTempFilePath.Option
      return (await Taro.canvasToTempFilePath(wanted)).tempFilePath
    },
  }))
  return <Canvas type='2d' id={ID} canvasId={ID} className='ws-copy' {...named({ label: PICTURES.copyLooks, hidden: true })} />
})

import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { FileId } from '../../contracts/reply'
import { useFileLink } from '../services/file-links'
import { named, pressable } from './named'
import { PICTURE_LABELS, WORDS } from '../copy/components'

interface PhotoProps {
  readonly file: FileId
  readonly className: string
  /** What it shows, for those who cannot see it. */
  readonly label: string
  /** All of it, for whoever has to judge it; else its place is filled. */
  readonly whole?: boolean
}

/** A stored photo; while its address is asked for, its place is kept, and where there is none its place says why. */
export function Photo({ file, className, label, whole = false }: PhotoProps) {
  const link = useFileLink(file)
  if (link === undefined) return <View className={className} {...named({ role: 'img', label })} />
  const { url, state } = link
  if (url === null) {
    const why = state === null ? '' : PICTURE_LABELS[state]
    return <View className={`${className} ws-unseen`} {...named({ role: 'img', label: state === null ? WORDS.notVisible(label) : `${label}，${why}` })}>{why}</View>
  }
  return <Image className={className} src={url} mode={whole ? 'aspectFit' : 'aspectFill'} lazyLoad {...named({ role: 'img', label })} />
}

/** Several photos of one matter; each opens large, with what may be asked about it. */
export function Gallery({ files, label }: { readonly files: readonly FileId[]; readonly label: string }) {
  if (files.length === 0) return null
  return (
    <View className='ws-gallery'>
      {files.map((file, index) => (
        <View key={file} {...named({ role: 'button', label: WORDS.nthPhoto(label, index + 1) })} {...pressable(() => void Taro.navigateTo({ url: `/packages/pictures/index?file=${encodeURIComponent(file)}` }))}>
          <Photo file={file} className='ws-gallery__one' label={WORDS.nthPhoto(label, index + 1)} />
        </View>
      ))}
    </View>
  )
}

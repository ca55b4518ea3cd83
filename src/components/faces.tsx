import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import type { Refusal } from '../../contracts/reply'
import type { Request } from '../hooks/use-request'
import type { Pages } from '../hooks/use-pages'
import { refusalWords } from '../copy/refusals'
import { WORDS } from '../copy/components'
import { Button } from './button'
import { named } from './named'

export function Loading() {
  return (
    <View className='ws-faces' {...named({ role: 'status', label: WORDS.loading })}>
      <View className='ws-spin' />
      <View className='ws-muted'>{WORDS.loadingNow}</View>
    </View>
  )
}

/** Nothing here: says so, and what will bring something. */
export function Empty({ title, next }: { readonly title: string; readonly next: string }) {
  return (
    <View className='ws-faces'>
      <View className='ws-strong'>{title}</View>
      <View className='ws-muted'>{next}</View>
    </View>
  )
}

export function Refused({ refusal, onRetry }: { readonly refusal: Refusal; readonly onRetry: () => void }) {
  const { sentence, next } = refusalWords(refusal)
  return (
    <View className='ws-faces' {...named({ role: 'alert' })}>
      <View className='ws-strong'>{sentence}</View>
      <View className='ws-muted'>{next}</View>
      <View className='ws-buttons'><Button text={WORDS.fetchAgain} onClick={onRetry} /></View>
    </View>
  )
}

interface FacesProps<T> {
  readonly request: Request<T>
  readonly children: (data: T) => ReactNode
  /** When given and it answers true, the empty face is shown. */
  readonly isEmpty?: (data: T) => boolean
  readonly empty?: ReactNode
}

/** The four faces of one request. */
export function Faces<T>({ request, children, isEmpty, empty }: FacesProps<T>) {
  switch (request.face) {
    case 'loading': return <Loading />
    case 'refused': return <Refused refusal={request.refusal} onRetry={request.reload} />
    case 'ready': return <>{isEmpty?.(request.data) === true ? empty : children(request.data)}</>
  }
}

interface ListFacesProps<T> {
  readonly pages: Pages<T>
  readonly children: (items: readonly T[]) => ReactNode
  readonly empty: ReactNode
}

/** The four faces of a list that pages. */
export function ListFaces<T>({ pages, children, empty }: ListFacesProps<T>) {
  switch (pages.face) {
    case 'loading': return <Loading />
    case 'refused': return <Refused refusal={pages.refusal ?? { code: 'fault' }} onRetry={pages.reload} />
    case 'ready': return (
      <>
        {pages.items.length === 0 ? empty : children(pages.items)}
        {pages.more && <View className='ws-card'><Button text={WORDS.nextPage} kind='default' block busy={pages.busy} onClick={pages.loadMore} /></View>}
      </>
    )
  }
}

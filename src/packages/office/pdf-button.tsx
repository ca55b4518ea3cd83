import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import { OFFICE } from '../../copy/office'
import { POSTER_DESK } from '../../copy/poster-desk'
import { openPdf } from '../../services/open-pdf'
import { publicAddress } from '../../services/public-page'

interface PdfButtonProps { readonly path: string; readonly text: string }

/** Opens a poster's file; says so while it is made, and when it could not be opened. */
export function PdfButton({ path, text }: PdfButtonProps) {
  const [state, setState] = useState<'still' | 'opening' | 'failed'>('still')
  const address = publicAddress(path)
  if (address === null) return <View className='ws-muted'>{OFFICE.noHost}</View>
  const open = async (): Promise<void> => {
    setState('opening')
    setState((await openPdf(address)) ? 'still' : 'failed')
  }
  return (
    <>
      <View className='ws-buttons'><Button text={state === 'opening' ? POSTER_DESK.opening : text} kind='default' block busy={state === 'opening'} onClick={() => void open()} /></View>
      {state === 'failed' && <View className='ws-warn'>{POSTER_DESK.notOpened}</View>}
    </>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PictureDue } from '../../../contracts/files'
import type { FileId } from '../../../contracts/reply'
import { HIDE_REASONS, type HideReason } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { Choice } from '../../components/field'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { Photo } from '../../components/photo'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { timeText } from '../../copy/dates'
import { HIDE_LABELS, PICTURES } from '../../copy/pictures'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'
import './pictures.less'

const REASONS = HIDE_REASONS.map((key) => ({ key, label: HIDE_LABELS[key] }))

/** 照片审核: what waits for a person, the longest waiting first. */
export default function PicturesDesk() {
  const pages = usePages('files.queue', {})
  const [done, setDone] = useState(false)
  const decided = (): void => {
    setDone(true)
    pages.reload()
  }
  return (
    <Screen wide>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{PICTURES.desk}</View>
        <LargeTypeSwitch />
      </View>
      {done && <DoneBanner title={PICTURES.done} />}
      <Card><View>{PICTURES.deskHow}</View></Card>
      <ListFaces pages={pages} empty={<Empty title={PICTURES.none} next={PICTURES.noneNext} />}>
        {(items) => <View className='ws-grid'>{items.map((due) => <Due key={due.file} due={due} onDecided={decided} />)}</View>}
      </ListFaces>
    </Screen>
  )
}

interface DueProps { readonly due: PictureDue; readonly onDecided: () => void }

function Due({ due, onDecided }: DueProps) {
  const title = PICTURES.of(due.communityName, due.title)
  return (
    <Card>
      <Photo file={due.file} className='ws-picture' label={title} whole />
      <View className='ws-row ws-row_wrap ws-top'>
        <View className='ws-tag ws-tag_caution'>{PICTURES.why(due.why)}</View>
        <View className='ws-small ws-muted'>{PICTURES.since(timeText(due.waitsFrom, today()))}</View>
      </View>
      <View className='ws-card__title'>{title}</View>
      {due.reason !== null && <View>{PICTURES.reason(due.reason)}</View>}
      {due.asks.length > 0 && <Wishes due={due} />}
      {due.appeal !== null && <View className='ws-top'>{PICTURES.plea}：{due.appeal}</View>}
      {due.forAnother ? <View className='ws-muted ws-top'>{PICTURES.forAnother}</View> : <Deciding due={due} title={title} onDecided={onDecided} />}
    </Card>
  )
}

function Wishes({ due }: { readonly due: PictureDue }) {
  const [all, setAll] = useState(false)
  if (all) return <AllWishes file={due.file} />
  return (
    <View className='ws-top'>
      <View>{PICTURES.wishes}：{due.asks.map(({ text }) => text).join('；')}</View>
      {due.moreAsks && <Button text={PICTURES.moreWishes} kind='default' onClick={() => setAll(true)} />}
    </View>
  )
}

function AllWishes({ file }: { readonly file: FileId }) {
  const pages = usePages('files.asks', { file })
  return <ListFaces pages={pages} empty={<View />}>{(items) => <View className='ws-top'>{PICTURES.wishes}：{items.map(({ text }) => text).join('；')}</View>}</ListFaces>
}

/** What is public can be kept by anybody, and what was hidden is told to whoever sent it: both are asked twice. */
function Deciding({ due: { file, why }, title, onDecided }: { readonly due: PictureDue; readonly title: string; readonly onDecided: () => void }) {
  const [asked, setAsked] = useState<'show' | 'hide' | null>(null)
  const [reason, setReason] = useState<HideReason | null>(null)
  const { busy, refusal, run } = useCommand()
  const decide = async (decision: 'show' | 'hide'): Promise<void> => {
    if ((await run('files.decide', { file, decision, reason: decision === 'hide' ? reason : null })).ok) onDecided()
  }
  const show = why === 'blur' ? PICTURES.showAsIs : PICTURES.show
  const spoken = (text: string): string => `${text}：${title}`
  return (
    <>
      {asked === 'show' && <View className='ws-top'>{PICTURES.showWhat}</View>}
      {asked === 'hide' && <Choice label={PICTURES.hideWhy} options={REASONS} value={reason === null ? [] : [reason]} onChange={([one]) => setReason(one ?? null)} />}
      <RefusalBanner refusal={refusal} />
      {asked === null ? (
        <View className='ws-buttons'>
          <Button text={show} label={spoken(show)} kind={why === 'blur' ? 'default' : 'primary'} onClick={() => setAsked('show')} />
          <Button text={PICTURES.blurIt} label={spoken(PICTURES.blurIt)} kind={why === 'blur' ? 'primary' : 'default'} onClick={() => void Taro.navigateTo({ url: `/packages/pictures/blur?file=${encodeURIComponent(file)}` })} />
          <Button text={PICTURES.hide} label={spoken(PICTURES.hide)} kind='default' onClick={() => setAsked('hide')} />
        </View>
      ) : (
        <View className='ws-buttons'>
          <Button text={asked === 'show' ? PICTURES.sureShow : PICTURES.sureHide} label={spoken(asked === 'show' ? PICTURES.sureShow : PICTURES.sureHide)} busy={busy} because={asked === 'hide' && reason === null ? PICTURES.whyReason : undefined} onClick={() => void decide(asked)} />
          <Button text={PICTURES.keep} label={spoken(PICTURES.keep)} kind='default' onClick={() => setAsked(null)} />
        </View>
      )}
    </>
  )
}

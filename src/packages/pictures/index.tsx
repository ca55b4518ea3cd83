import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { PictureSeen } from '../../../contracts/files'
import type { FileId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { Photo } from '../../components/photo'
import { RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { PICTURES } from '../../copy/pictures'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { useFileLink } from '../../services/file-links'
import { Marker } from './marker'
import { useMarks, type Marking } from './use-marks'
import './pictures.less'

/** One picture, large: whether it is public, why not, and what may be asked about it. */
export default function PicturePage() {
  const file = decodeURIComponent(useRouter().params.file ?? '')
  const request = useRequest('files.picture', { file })
  return (
    <Screen>
      <Photo file={file} className='ws-picture' label={PICTURES.title} whole />
      <View className='ws-top' />
      <Faces request={request}>{(picture) => <Seen key={picture.state} picture={picture} onDone={request.reload} />}</Faces>
    </Screen>
  )
}

interface SeenProps { readonly picture: PictureSeen; readonly onDone: () => void }

function Seen({ picture, onDone }: SeenProps) {
  const { file, state, reason, isBlurred, mine, asked, appeal } = picture
  return (
    <>
      <Card>
        <View className='ws-strong'>{PICTURES.state(state)}</View>
        {reason !== null && <View>{PICTURES.reason(reason)}</View>}
        {isBlurred && <View className='ws-muted'>{PICTURES.isBlurred}</View>}
        {appeal !== 'none' && <View className='ws-top'>{PICTURES.appealed(appeal)}</View>}
        {asked !== 'none' && <View className='ws-top'>{PICTURES.asked(asked)}</View>}
      </Card>
      {asked === 'none' && state === 'shown' && <Ask file={file} what='files.askBlur' marked words={{ title: PICTURES.askTitle, how: PICTURES.askHow, label: PICTURES.askWhat, hint: PICTURES.askHint, send: PICTURES.askSend, max: 200 }} onDone={onDone} />}
      {mine && state === 'hidden' && appeal === 'none' && <Ask file={file} what='files.appeal' words={{ title: PICTURES.appealTitle, how: PICTURES.appealHow, label: PICTURES.appealWhat, hint: '', send: PICTURES.appealSend, max: 500 }} onDone={onDone} />}
    </>
  )
}

interface AskProps {
  readonly file: FileId
  readonly what: 'files.askBlur' | 'files.appeal'
  readonly words: { readonly title: string; readonly how: string; readonly label: string; readonly hint: string; readonly send: string; readonly max: number }
  /** Whether the place can be marked on the picture. */
  readonly marked?: boolean
  readonly onDone: () => void
}

function Ask({ file, what, words, marked = false, onDone }: AskProps) {
  const [text, setText] = useState('')
  const marking = useMarks([])
  const { busy, refusal, run } = useCommand()
  const send = async (): Promise<void> => {
    if ((await run(what, { file, text, ...(marked ? { marks: [...marking.marks] } : {}) })).ok) onDone()
  }
  return (
    <Section title={words.title}>
      <Card>
        <View className='ws-muted'>{words.how}</View>
        {marked && <Where file={file} marking={marking} />}
        <Field label={words.label} value={text} onChange={setText} hint={words.hint} max={words.max} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={words.send} block busy={busy} because={text.trim() === '' ? PICTURES.whyWords : undefined} onClick={() => void send()} /></View>
      </Card>
    </Section>
  )
}

/** Where on the picture; a drawing is shorter than words, and nobody has to. */
function Where({ file, marking }: { readonly file: FileId; readonly marking: Marking }) {
  const [open, setOpen] = useState(false)
  const url = useFileLink(file)?.url ?? null
  if (url === null) return null
  if (!open) return <View className='ws-buttons'><Button text={PICTURES.askMark} kind='default' onClick={() => setOpen(true)} /></View>
  return <Marker url={url} label={PICTURES.title} marking={marking} />
}

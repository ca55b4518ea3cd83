import { useRef, useState } from 'react'
import { Image, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PictureWish } from '../../../contracts/files'
import type { FileId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, Faces, Loading } from '../../components/faces'
import { LargeTypeSwitch } from '../../components/large-type-switch'
import { named } from '../../components/named'
import { PhotoPicker } from '../../components/photo-picker'
import { RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { PICTURES } from '../../copy/pictures'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { useFileLink } from '../../services/file-links'
import { uploadFile, uploadPhotos } from '../../services/uploads'
import { CopyCanvas } from './copy-canvas'
import { Marker } from './marker'
import { MOST_MARKS } from './marks'
import type { CopyHandle } from './paint'
import { useMarks } from './use-marks'
import './pictures.less'

/** 打码: marks what nobody should recognise, looks at the copy, and puts it in the place of the picture. */
export default function BlurPage() {
  const file = decodeURIComponent(useRouter().params.file ?? '')
  const request = useRequest('files.asks', { file, limit: MOST_MARKS })
  return (
    <Screen wide>
      <View className='ws-head'>
        <View className='ws-head__name' {...named({ role: 'heading' })}>{PICTURES.blur}</View>
        <LargeTypeSwitch />
      </View>
      <Faces request={request}>{({ items }) => <Blurring file={file} wishes={items} />}</Faces>
    </Screen>
  )
}

interface BlurringProps { readonly file: FileId; readonly wishes: readonly PictureWish[] }

function Blurring({ file, wishes }: BlurringProps) {
  const link = useFileLink(file)
  const { busy, refusal, run } = useCommand()
  const replace = async (blurred: FileId): Promise<void> => {
    if ((await run('files.decide', { file, decision: 'blur', reason: null, blurred })).ok) void Taro.navigateBack()
  }
  return (
    <>
      {wishes.length > 0 && <Card>{wishes.map(({ text }, index) => <View key={index}>{PICTURES.wishes}：{text}</View>)}</Card>}
      {link === undefined && <Loading />}
      {link?.url === null && <Empty title={PICTURES.unknown} next={PICTURES.unknownNext} />}
      {typeof link?.url === 'string' && <Tool url={link.url} wishes={wishes} busy={busy} onCopy={replace} />}
      <RefusalBanner refusal={refusal} />
      <FromAlbum busy={busy} onCopy={replace} />
    </>
  )
}

interface ToolProps { readonly url: string; readonly wishes: readonly PictureWish[]; readonly busy: boolean; readonly onCopy: (file: FileId) => Promise<void> }

function Tool({ url, wishes, busy, onCopy }: ToolProps) {
  const marking = useMarks(wishes.flatMap(({ marks }) => marks).slice(0, MOST_MARKS))
  const canvas = useRef<CopyHandle>(null)
  const [copy, setCopy] = useState<string | null>(null)
  const [state, setState] = useState<'idle' | 'busy' | 'lost'>('idle')
  const during = (work: () => Promise<void>): void => {
    setState('busy')
    work().then(() => setState('idle'), () => setState('lost'))
  }
  const look = (): void => during(async () => setCopy((await canvas.current?.make(url, marking.marks)) ?? null))
  const save = (path: string): void => during(async () => onCopy(await uploadFile(path, 'jpg')))
  return (
    <Card>
      {copy === null && <Marker url={url} label={PICTURES.title} marking={marking} />}
      {copy !== null && <Image className='ws-marker__copy' src={copy} mode='widthFix' {...named({ role: 'img', label: PICTURES.copyLooks })} />}
      {state === 'lost' && <View className='ws-field__wrong' {...named({ role: 'alert' })}>{PICTURES.copyLost}</View>}
      <View className='ws-buttons'>
        {copy === null && <Button text={PICTURES.look} block busy={state === 'busy'} because={marking.marks.length === 0 ? PICTURES.whyMarks : undefined} onClick={look} />}
        {copy !== null && <Button text={PICTURES.replace} block busy={busy || state === 'busy'} onClick={() => save(copy)} />}
        {copy !== null && <Button text={PICTURES.again} kind='default' busy={state === 'busy'} onClick={() => setCopy(null)} />}
      </View>
      <CopyCanvas ref={canvas} />
    </Card>
  )
}

/** For a picture that cannot be drawn on here: a copy that was made elsewhere. */
function FromAlbum({ busy, onCopy }: Pick<ToolProps, 'busy' | 'onCopy'>) {
  const [open, setOpen] = useState(false)
  const [copies, setCopies] = useState<readonly FileId[]>([])
  const [copy] = copies
  if (!open) return <Card><Button text={PICTURES.fromAlbum} kind='link' onClick={() => setOpen(true)} /></Card>
  return (
    <Section title={PICTURES.fromAlbum}>
      <Card>
        <PhotoPicker label={PICTURES.copy} hint={PICTURES.copyHint} photos={copies} onChange={setCopies} pick={uploadPhotos} limit={1} />
        <View className='ws-buttons'><Button text={PICTURES.replaceAlbum} busy={busy} because={copy === undefined ? PICTURES.whyCopy : undefined} onClick={() => { if (copy !== undefined) void onCopy(copy) }} /></View>
      </Card>
    </Section>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PollView } from '../../../contracts/polls'
import type { FileId, PersonId } from '../../../contracts/reply'
import type { Channel } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { PhotoPicker } from '../../components/photo-picker'
import { DoneBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { refusalWords } from '../../copy/refusals'
import { useCommand } from '../../hooks/use-command'
import { useKept } from '../../hooks/use-kept'
import { useRequest } from '../../hooks/use-request'
import { personIn } from '../../services/person-number'
import { choosePhotos, evidenceFolder, uploadFile } from '../../services/uploads'
import { BallotForm, type Ballot } from './choose-ballot'
import { RECORD_WORDS as WORDS } from '../../copy/poll-record'

type How = Exclude<Channel, 'wechat'>
const HOWS = (['assisted', 'paper', 'phone'] as const).map((key) => ({ key, label: WORDS.channels[key] }))
const MOST_PHOTOS = 3
/** A browser has no scanner of its own. */
const SCANS = process.env.TARO_ENV !== 'h5'

/** A neighbour's ballot in a poll of a place, written down with them: whose, by which way, on what evidence. */
export default function RecordPage() {
  const { poll = '' } = useRouter().params
  const id = decodeURIComponent(poll)
  const request = useRequest('polls.show', id === '' ? null : { poll: id })
  const me = useKept('people.me', {}, ({ person }) => person?.id ?? null)
  const [done, setDone] = useState<readonly string[]>([])
  return (
    <Screen>
      <Faces request={request}>
        {(view) => (
          <>
            <View className='ws-lead'><View className='ws-title' {...named({ role: 'heading' })}>{view.poll.question}</View><View>{WORDS.lead}</View></View>
            {done.map((receipt) => <DoneBanner key={receipt} title={WORDS.done}>{WORDS.doneHow(receipt)}</DoneBanner>).at(-1)}
            {view.may.record !== null && <Card><View>{refusalWords(view.may.record).sentence}</View><View className='ws-muted'>{refusalWords(view.may.record).next}</View></Card>}
            {view.may.record === null && me.face === 'ready' && me.data !== null && <RecordForm key={done.length} view={view} me={me.data} onDone={(receipt) => setDone([...done, receipt])} />}
          </>
        )}
      </Faces>
    </Screen>
  )
}

interface RecordFormProps { readonly view: PollView; readonly me: PersonId; readonly onDone: (receipt: string) => void }

function RecordForm({ view, me, onDone }: RecordFormProps) {
  const { poll } = view
  const [number, setNumber] = useState('')
  const [missed, setMissed] = useState(false)
  const [how, setHow] = useState<How | null>(null)
  const [ending, setEnding] = useState('')
  const [photos, setPhotos] = useState<readonly FileId[]>([])
  const command = useCommand()
  const voter = personIn(number)
  const scan = async (): Promise<void> => {
    const found = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).then(({ result }) => personIn(result), () => null)
    setMissed(found === null)
    if (found !== null) setNumber(found)
  }
  const pick = async (limit: number): Promise<readonly FileId[]> => Promise.all((await choosePhotos(limit)).map((path) => uploadFile(path, 'jpg', evidenceFolder(poll.place, me))))
  const send = async (ballot: Ballot): Promise<boolean> => {
    if (voter === null || how === null) return false
    const reply = await command.run('polls.record', { poll: poll.id, voter, ...ballot, channel: how, evidence: [...photos], called: how === 'phone' ? { ending, at: Date.now() } : null })
    if (reply.ok) onDone(reply.data.receipt)
    return reply.ok
  }
  // Which pools are the voter's is for the cloud to say: the helper sees all of them.
  const shown = { ...view, myPools: poll.pools.map((_, at) => at) }
  return (
    <>
      <Card>
        <Field label={WORDS.number} value={number} max={40} onChange={setNumber} hint={WORDS.numberHint} wrong={missed ? WORDS.numberWrong : undefined} />
        {SCANS && <View className='ws-buttons'><Button text={WORDS.scan} kind='default' onClick={() => void scan()} /></View>}
        <Choice label={WORDS.channel} options={HOWS} value={how === null ? [] : [how]} onChange={([one]) => setHow(one ?? null)} />
        {how === 'phone' && <Field label={WORDS.ending} kind='number' value={ending} max={4} onChange={setEnding} hint={WORDS.endingHint} />}
        {how !== null && <PhotoPicker label={how === 'phone' ? WORDS.callPhoto : WORDS.photo} hint={how === 'phone' ? WORDS.callPhotoHint : WORDS.photoHint} photos={photos} onChange={setPhotos} pick={pick} limit={MOST_PHOTOS} />}
      </Card>
      <BallotForm view={shown} before={null} title={WORDS.title} button={WORDS.button} command={command} because={whyNot({ voter, how, ending, photos: photos.length })} onSend={send} />
    </>
  )
}

function whyNot({ voter, how, ending, photos }: { readonly voter: PersonId | null; readonly how: How | null; readonly ending: string; readonly photos: number }): string | undefined {
  if (voter === null) return WORDS.whyNumber
  if (how === null) return WORDS.whyChannel
  if (how === 'phone' && !/^\d{4}$/.test(ending)) return WORDS.whyEnding
  return photos === 0 ? WORDS.whyPhoto : undefined
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PollView } from '../../../contracts/polls'
import type { PersonId } from '../../../contracts/reply'
import type { Channel } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { OutboxCard } from '../../components/outbox-card'
import { PhotoPicker } from '../../components/photo-picker'
import { Recorded } from '../../components/recorded'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { refusalWords } from '../../copy/refusals'
import { useKept } from '../../hooks/use-kept'
import { personIn } from '../../services/person-number'
import { isBallotIn } from '../../services/outbox'
import { keepAnswer, sendOutbox } from '../../services/phone-outbox'
import { takePhotos } from '../../services/uploads'
import { BallotForm, type Ballot } from './choose-ballot'
import { RECORD_WORDS as WORDS } from '../../copy/poll-record'

type How = Exclude<Channel, 'wechat'>
const HOWS = (['assisted', 'paper', 'phone'] as const).map((key) => ({ key, label: WORDS.channels[key] }))
const MOST_PHOTOS = 3
/** So much of a neighbour's number is shown again. */
const SHOWN = 4
/** A browser has no scanner of its own. */
const SCANS = process.env.TARO_ENV !== 'h5'

/** A neighbour's ballot in a poll of a place, written down with them: whose, by which way, on what evidence. Kept in the phone first, sent second. */
export default function RecordPage() {
  const { poll = '' } = useRouter().params
  const id = decodeURIComponent(poll)
  const request = useKept('polls.show', id === '' ? null : { poll: id }, (view) => view)
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const last = taken.at(-1)
  return (
    <Screen>
      <Faces request={request}>
        {(view) => (
          <>
            <View className='ws-lead'><View className='ws-title' {...named({ role: 'heading' })}>{view.poll.question}</View><View>{WORDS.lead}</View></View>
            {last !== undefined && <Recorded key={last.id} id={last.id} room={last.whose} />}
            <OutboxCard me={view.me} only={(one) => isBallotIn(id)(one) && one.id !== last?.id} />
            {view.may.record !== null && <Card><View>{refusalWords(view.may.record).sentence}</View><View className='ws-muted'>{refusalWords(view.may.record).next}</View></Card>}
            {view.may.record === null && view.me !== null && <RecordForm key={taken.length} view={view} me={view.me} onTaken={(one) => setTaken([...taken, one])} />}
          </>
        )}
      </Faces>
    </Screen>
  )
}

interface Taken { readonly id: string; readonly whose: string }
interface RecordFormProps { readonly view: PollView; readonly me: PersonId; readonly onTaken: (taken: Taken) => void }

function RecordForm({ view, me, onTaken }: RecordFormProps) {
  const { poll } = view
  const [number, setNumber] = useState('')
  const [missed, setMissed] = useState(false)
  const [how, setHow] = useState<How | null>(null)
  const [ending, setEnding] = useState('')
  const [photos, setPhotos] = useState<readonly string[]>([])
  const [state, setState] = useState<'still' | 'keeping' | 'full'>('still')
  const voter = personIn(number)
  const scan = async (): Promise<void> => {
    const found = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode'] }).then(({ result }) => personIn(result), () => null)
    setMissed(found === null)
    if (found !== null) setNumber(found)
  }
  const keep = async (ballot: Ballot): Promise<boolean> => {
    if (voter === null || how === null) return false
    setState('keeping')
    const whose = WORDS.whose(voter.slice(-SHOWN))
    try {
      const { id } = await keepAnswer({ kind: 'ballot', by: me, title: poll.question, room: whose, place: poll.place, poll: poll.id, ...ballot, neighbour: { voter, channel: how }, ending: how === 'phone' ? ending : null, signature: null, photos })
      void sendOutbox()
      onTaken({ id, whose })
      return true
    } catch {
      setState('full')
      return false
    }
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
        {how !== null && <PhotoPicker label={how === 'phone' ? WORDS.callPhoto : WORDS.photo} hint={how === 'phone' ? WORDS.callPhotoHint : WORDS.photoHint} photos={photos} onChange={setPhotos} pick={takePhotos} limit={MOST_PHOTOS} />}
        {state === 'full' && <View className='ws-field__wrong' {...named({ role: 'alert', live: 'assertive' })}>{WORDS.full}</View>}
      </Card>
      <BallotForm view={shown} before={null} title={WORDS.title} button={WORDS.button} command={{ busy: state === 'keeping', refusal: null, forget: () => setState('still') }} because={whyNot({ voter, how, ending, photos: photos.length })} onSend={keep} />
    </>
  )
}

function whyNot({ voter, how, ending, photos }: { readonly voter: PersonId | null; readonly how: How | null; readonly ending: string; readonly photos: number }): string | undefined {
  if (voter === null) return WORDS.whyNumber
  if (how === null) return WORDS.whyChannel
  if (how === 'phone' && !/^\d{4}$/.test(ending)) return WORDS.whyEnding
  return photos === 0 ? WORDS.whyPhoto : undefined
}

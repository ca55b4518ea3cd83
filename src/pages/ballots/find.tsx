import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { FoundCode } from '../../../contracts/ballots'
import { BALLOT_KINDS, type BallotKind } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { Field } from '../../components/field'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card, Section } from '../../components/section'
import { BALLOT_LABELS, BALLOTS_WORDS } from '../../copy/ballots'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'

interface Asked { readonly project: string; readonly kind: BallotKind }

/** 查我的一票: the code on my receipt, looked up among those that were counted; and all of them, for whoever wants to count. */
export default function FindBallotPage() {
  const { project = '', kind = '', code = '' } = useRouter().params
  const known = BALLOT_KINDS.find((one) => one === kind) ?? 'consent'
  const asked: Asked = { project: decodeURIComponent(project), kind: known }
  return (
    <Screen>
      <View className='ws-lead'>
        <View className='ws-title' {...named({ role: 'heading' })}>{BALLOT_LABELS[known]}</View>
        <View className='ws-top'>{BALLOTS_WORDS.lead}</View>
      </View>
      <Find asked={asked} printed={decodeURIComponent(code)} />
      <Codes asked={asked} />
    </Screen>
  )
}

function Find({ asked, printed }: { readonly asked: Asked; readonly printed: string }) {
  const [code, setCode] = useState(printed)
  const [answer, setAnswer] = useState<FoundCode | null>(null)
  const { busy, refusal, run } = useCommand()
  const find = async (): Promise<void> => {
    setAnswer(null)
    const reply = await run('ballots.findCode', { ...asked, code: code.trim() })
    if (reply.ok) setAnswer(reply.data)
  }
  const wrong = refusal?.code === 'malformed'
  return (
    <Card>
      <Field label={BALLOTS_WORDS.code} hint={BALLOTS_WORDS.codeHint} value={code} onChange={setCode} max={20} wrong={wrong ? BALLOTS_WORDS.codeWrong : undefined} />
      {!wrong && <RefusalBanner refusal={refusal} />}
      <View className='ws-buttons'><Button text={BALLOTS_WORDS.find} block busy={busy} because={code.trim() === '' ? BALLOTS_WORDS.typeFirst : undefined} onClick={() => void find()} /></View>
      {answer !== null && <Answer answer={answer} />}
    </Card>
  )
}

function Answer({ answer }: { readonly answer: FoundCode }) {
  return (
    <View className='ws-top' {...named({ role: 'status', live: 'polite' })}>
      <View className={answer.found ? 'ws-good' : 'ws-warn'}>{answer.found ? BALLOTS_WORDS.found(answer.code) : BALLOTS_WORDS.notFound(answer.code)}</View>
      {!answer.found && <View>{BALLOTS_WORDS.notFoundNext}</View>}
      <View className='ws-muted'>{BALLOTS_WORDS.counted(answer.counted)}</View>
      <View className='ws-muted ws-small'>{BALLOTS_WORDS.hash(answer.codesHash.slice(0, 16))}</View>
    </View>
  )
}

function Codes({ asked }: { readonly asked: Asked }) {
  const pages = usePages('ballots.countedCodes', asked)
  return (
    <Section title={BALLOTS_WORDS.list}>
      <Card>
        <ListFaces pages={pages} empty={<Empty title={BALLOTS_WORDS.none} next={BALLOTS_WORDS.noneNext} />}>
          {(codes) => <View className='ws-codes'>{codes.map((code, index) => <View key={`${code}${index}`} className='ws-codes__code'>{code}</View>)}</View>}
        </ListFaces>
      </Card>
    </Section>
  )
}

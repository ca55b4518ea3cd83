import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import type { TransferDesk, TransferSeen } from '../../../contracts/transfers'
import { Basis } from '../../components/basis'
import { Button } from '../../components/button'
import { Empty, ListFaces } from '../../components/faces'
import { Card, Section } from '../../components/section'
import { timeText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { ROLE_LABELS } from '../../copy/roles'
import { TRANSFER_STATE_LABELS, TRANSFERS } from '../../copy/transfers'
import { usePages } from '../../hooks/use-pages'
import { useRequest } from '../../hooks/use-request'
import { today } from '../../services/today'
import { AskTransferSheet, TransferStepSheet, type TransferStep } from './transfer-sheets'

interface TransfersProps { readonly community: PlaceId; readonly onMoved: () => void }

/** What this community let others have and got from them, with what waits for the caller; nothing where the scheme knows none. */
export function Transfers({ community, onMoved }: TransfersProps) {
  const request = useRequest('funds.transfers', { community, limit: 1 })
  const desk = request.face === 'ready' ? request.data.desk : null
  if (desk === null) return null
  return <Listed community={community} desk={desk} onMoved={() => { request.reload(); onMoved() }} />
}

function Listed({ community, desk, onMoved }: TransfersProps & { readonly desk: TransferDesk }) {
  const pages = usePages('funds.transfers', { community })
  const [asking, setAsking] = useState(false)
  const [step, setStep] = useState<{ readonly step: TransferStep; readonly transfer: TransferSeen } | null>(null)
  const done = (): void => {
    setAsking(false)
    setStep(null)
    pages.reload()
    onMoved()
  }
  return (
    <Section title={TRANSFERS.title}>
      <ListFaces pages={pages} empty={<Card><Empty title={TRANSFERS.none} next={TRANSFERS.noneNext} /></Card>}>
        {(items) => items.map((transfer) => <One key={transfer.id} transfer={transfer} onStep={(wanted) => setStep({ step: wanted, transfer })} />)}
      </ListFaces>
      {desk.mayAsk === null && <Card><Button text={TRANSFERS.ask} kind='default' onClick={() => setAsking(true)} /></Card>}
      {asking && <AskTransferSheet from={community} desk={desk} onClose={() => setAsking(false)} onDone={done} />}
      {step !== null && <TransferStepSheet {...step} onClose={() => setStep(null)} onDone={done} />}
    </Section>
  )
}

function One({ transfer, onStep }: { readonly transfer: TransferSeen; readonly onStep: (step: TransferStep) => void }) {
  const { may, hands, reason } = transfer
  const waits = may.answer === null || may.approve === null
  return (
    <Card tone={waits ? 'due' : 'plain'}>
      <View className='ws-row'><View className='ws-strong'>{transfer.gives ? TRANSFERS.given(transfer.toName) : TRANSFERS.got(transfer.fromName)}</View><View className='ws-strong'>{moneyText(transfer.fen)}</View></View>
      <View className='ws-muted'>{TRANSFERS.ofYear(transfer.year)}，{TRANSFER_STATE_LABELS[transfer.state]}</View>
      {hands.map(({ role, at, text }) => <View key={at} className='ws-ledger'><View className='ws-small ws-muted'>{ROLE_LABELS[role]}，{timeText(at, today())}</View><View>{text}</View></View>)}
      {reason !== null && <Basis reason={{ ...reason, figures: {} }} />}
      <View className='ws-buttons'>
        {may.answer === null && <Button text={TRANSFERS.steps.answer} onClick={() => onStep('answer')} />}
        {may.approve === null && <Button text={TRANSFERS.steps.approve} onClick={() => onStep('approve')} />}
        {may.withdraw === null && <Button text={TRANSFERS.steps.withdraw} kind='default' onClick={() => onStep('withdraw')} />}
      </View>
    </Card>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { PlaceId } from '../../../contracts/reply'
import type { TransferDesk, TransferSeen } from '../../../contracts/transfers'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Select } from '../../components/select'
import { Sheet } from '../../components/sheet'
import { fenFromText, moneyText } from '../../copy/money'
import { OFFICE } from '../../copy/office'
import { TRANSFERS } from '../../copy/transfers'
import { useCommand } from '../../hooks/use-command'

export type TransferStep = keyof TransferSeen['may']

interface AskTransferSheetProps { readonly from: PlaceId; readonly desk: TransferDesk; readonly onClose: () => void; readonly onDone: () => void }

/** Asks that another community gets some of what is free. */
export function AskTransferSheet({ from, desk, onClose, onDone }: AskTransferSheetProps) {
  const [to, setTo] = useState(desk.others[0]?.community ?? '')
  const [amount, setAmount] = useState('')
  const [text, setText] = useState('')
  const { busy, refusal, run } = useCommand()
  const fen = fenFromText(amount)
  const because = to === '' ? TRANSFERS.noOther : fen === null || fen === 0 ? OFFICE.wrongMoney : fen > desk.available ? TRANSFERS.tooMuch(moneyText(desk.available)) : text.trim() === '' ? TRANSFERS.whyMissing : undefined
  const ask = async (): Promise<void> => {
    const reply = await run('funds.askTransfer', { from, to, fen: fen ?? 0, text: text.trim() })
    if (reply.ok) onDone()
  }
  return (
    <Sheet title={TRANSFERS.ask} onClose={onClose}>
      <View className='ws-muted'>{TRANSFERS.how}</View>
      <View className='ws-top'>{TRANSFERS.free(moneyText(desk.available))}</View>
      <Select label={TRANSFERS.to} options={desk.others.map(({ community, name }) => ({ key: community, label: name }))} value={to} onChange={setTo} />
      <Field label={OFFICE.amount} kind='money' value={amount} onChange={setAmount} max={15} />
      <Field label={TRANSFERS.why} value={text} onChange={setText} max={500} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={TRANSFERS.ask} block busy={busy} because={because} onClick={() => void ask()} /></View>
    </Sheet>
  )
}

interface TransferStepSheetProps { readonly step: TransferStep; readonly transfer: TransferSeen; readonly onClose: () => void; readonly onDone: () => void }

/** One step of a transfer: yes or no with a reason, or taken back. */
export function TransferStepSheet({ step, transfer: { id, version, fromName, toName, fen, year }, onClose, onDone }: TransferStepSheetProps) {
  const [text, setText] = useState('')
  const { busy, refusal, run } = useCommand()
  const because = text.trim() === '' ? TRANSFERS.whyMissing : undefined
  const said = { transfer: id, version, text: text.trim() }
  const send = async (agrees: boolean): Promise<void> => {
    const reply = step === 'withdraw' ? await run('funds.withdrawTransfer', said) : step === 'answer' ? await run('funds.answerTransfer', { ...said, agrees }) : await run('funds.approveTransfer', { ...said, agrees })
    if (reply.ok) onDone()
  }
  return (
    <Sheet title={TRANSFERS.steps[step]} onClose={onClose}>
      <View className='ws-strong'>{TRANSFERS.whole(fromName, toName, moneyText(fen))}</View>
      <View className='ws-muted'>{TRANSFERS.ofYear(year)}</View>
      {step === 'approve' && <View className='ws-top ws-muted'>{TRANSFERS.approveHow}</View>}
      <Field label={TRANSFERS.why} value={text} onChange={setText} max={500} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'>
        {step === 'withdraw' ? <Button text={TRANSFERS.steps.withdraw} kind='warn' block busy={busy} because={because} onClick={() => void send(false)} /> : (
          <>
            <Button text={TRANSFERS.yes} block busy={busy} because={because} onClick={() => void send(true)} />
            <Button text={TRANSFERS.no} kind='default' block busy={busy} because={because} onClick={() => void send(false)} />
          </>
        )}
      </View>
    </Sheet>
  )
}

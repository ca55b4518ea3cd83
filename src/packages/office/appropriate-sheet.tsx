import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DistrictYear } from '../../../contracts/operations'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { RefusalBanner } from '../../components/refusal-banner'
import { Sheet } from '../../components/sheet'
import { FUND_WORDS } from '../../copy/funds'
import { fenFromText, moneyText } from '../../copy/money'
import { OFFICE } from '../../copy/office'
import { useCommand } from '../../hooks/use-command'
import { today } from '../../services/today'

interface AppropriateSheetProps { readonly unit: PlaceId; readonly unitName: string; readonly district: DistrictYear | null; readonly onClose: () => void; readonly onDone: () => void }

/** What the budget gives to a fund unit for a year, with the document that says so. */
export function AppropriateSheet({ unit, unitName, district, onClose, onDone }: AppropriateSheetProps) {
  const [year, setYear] = useState(today().slice(0, 4))
  const [amount, setAmount] = useState('')
  const [document, setDocument] = useState('')
  const { busy, refusal, run } = useCommand()
  const fen = fenFromText(amount)
  const because = !/^20\d\d$/.test(year) ? OFFICE.wrongYear : fen === null || fen === 0 ? OFFICE.wrongMoney : document.trim() === '' ? OFFICE.wrongDocument : undefined
  const appropriate = async (): Promise<void> => {
    const reply = await run('funds.appropriate', { unit, year: Number(year), fen: fen ?? 0, document: document.trim() })
    if (reply.ok) onDone()
  }
  return (
    <Sheet title={OFFICE.appropriate} onClose={onClose}>
      <View>{OFFICE.unit}：{unitName}</View>
      <View className='ws-muted'>{OFFICE.appropriateHow}</View>
      <Field label={OFFICE.year} kind='number' value={year} onChange={setYear} max={4} />
      <Field label={OFFICE.amount} kind='money' value={amount} onChange={setAmount} max={15} />
      <Field label={OFFICE.document} value={document} onChange={setDocument} max={100} />
      {district !== null && district.ceiling !== null && year === String(district.year) && <View className='ws-top ws-muted'>{FUND_WORDS.givenOf(district.year, moneyText(district.appropriated), moneyText(district.ceiling))}</View>}
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={OFFICE.appropriate} block busy={busy} because={because} onClick={() => void appropriate()} /></View>
    </Sheet>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Card } from '../../components/section'
import { dayText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { PROJECTS_WORDS } from '../../copy/projects'
import { PLEDGE_LABELS, PURPOSE_LABELS, SOURCE_LABELS } from '../../copy/words'
import { today } from '../../services/today'

type Pledge = ProjectView['money']['pledges'][number]

/** As many as are read at a time. */
const AT_ONCE = 20

/** What was given, each gift once with what has become of it: of one that was not needed whole, how much of it. */
export function Gifts({ pledges }: { readonly pledges: readonly Pledge[] }) {
  const [shown, setShown] = useState(AT_ONCE)
  const wholes = [...new Set(pledges.map(({ of }) => of))].map((of) => pledges.filter((one) => one.of === of))
  // One's own first: a giver looks for it.
  const sorted = [...wholes].sort((a, b) => Number(b[0]?.mine ?? false) - Number(a[0]?.mine ?? false))
  const left = sorted.length - shown
  return (
    <Card>
      {sorted.slice(0, shown).map((parts) => <Gift key={parts[0]?.of ?? ''} parts={parts} />)}
      {left > 0 && <Button text={PROJECTS_WORDS.moreGifts(Math.min(left, AT_ONCE), left)} kind='default' block onClick={() => setShown(shown + AT_ONCE)} />}
    </Card>
  )
}

function Gift({ parts }: { readonly parts: readonly Pledge[] }) {
  const [first] = parts
  if (first === undefined) return null
  const whole = parts.reduce((sum, { fen }) => sum + fen, 0)
  const said = [...new Set(parts.flatMap(({ purpose, state }) => (purpose === null || state === 'moved' ? [] : [purpose])))]
  return (
    <View className='ws-ledger'>
      <View className='ws-row'><View>{first.name === '' ? PROJECTS_WORDS.nameless : first.name}{first.mine ? PROJECTS_WORDS.me : ''}</View><View className='ws-strong'>{first.source === 'inKind' ? PROJECTS_WORDS.inKind : moneyText(whole)}</View></View>
      {parts.length === 1 ? <View className='ws-small ws-muted'>{SOURCE_LABELS[first.source]}，{PLEDGE_LABELS[first.state]}{first.note === '' ? '' : `，${first.note}`}</View> : (
        <View className='ws-small ws-muted'>{SOURCE_LABELS[first.source]}，{parts.map(({ fen, state }, at) => PROJECTS_WORDS.partOfGift(moneyText(fen), at === 0 && state === 'received' ? null : PLEDGE_LABELS[state])).join('，')}{first.note === '' ? '' : `，${first.note}`}</View>
      )}
      {said.map((purpose) => <View key={purpose} className='ws-small ws-muted'>{PURPOSE_LABELS[purpose]}</View>)}
      {parts.map(({ id, refund }) => refund !== null && <View key={id} className='ws-small ws-muted'>{PROJECTS_WORDS.refunded(dayText(refund.on, today()), refund.reference)}</View>)}
    </View>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RankExplanations } from '../../../contracts/oversight'
import type { Me } from '../../../contracts/people'
import type { PlaceId } from '../../../contracts/reply'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { Field } from '../../components/field'
import { DoneBanner, RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { periodText } from '../../copy/bulletins'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { WATCH } from '../../copy/watch'

/** The streets for which I may explain a place in the ranking. */
const streetsOf = (me: Me): readonly { readonly key: PlaceId; readonly label: string }[] =>
  me.roles.flatMap(({ role, place, placeName }) => (place !== null && (role === 'streetClerk' || role === 'streetApprover') ? [{ key: place, label: placeName }] : [])).filter(({ key }, at, all) => all.findIndex((one) => one.key === key) === at)

/** What the streets have said to their places in the rankings, and saying it for one's own. */
export function Ranks({ me, place }: { readonly me: Me; readonly place: PlaceId }) {
  const request = useRequest('oversight.explanations', { place })
  return (
    <Section title={WATCH.ranks}>
      <Card><View className='ws-muted'>{WATCH.ranksHow}</View></Card>
      <Faces request={request} isEmpty={({ periods }) => periods.length === 0} empty={<Card><Empty title={WATCH.ranksNone} next={WATCH.ranksNoneNext} /></Card>}>
        {(data) => (
          <>
            {streetsOf(me).length > 0 && <Explain streets={streetsOf(me)} data={data} onDone={request.reload} />}
            <Section title={WATCH.said}><Card>
              {data.items.length === 0 && <Empty title={WATCH.saidNone} next={WATCH.saidNoneNext} />}
              {data.items.map((one) => <View key={`${one.street}${one.from}`} className='ws-ledger'>{periodText(one)}，{one.streetName}：{one.text}</View>)}
            </Card></Section>
          </>
        )}
      </Faces>
    </Section>
  )
}

function Explain({ streets, data: { periods, items }, onDone }: { readonly streets: readonly { readonly key: PlaceId; readonly label: string }[]; readonly data: RankExplanations; readonly onDone: () => void }) {
  const [street, setStreet] = useState(streets[0]?.key ?? '')
  const [from, setFrom] = useState(periods[1]?.from ?? periods[0]?.from ?? '')
  const [text, setText] = useState('')
  const [done, setDone] = useState<number | null>(null)
  const { run, busy, refusal } = useCommand()
  const said = items.some((one) => one.street === street && one.from === from)
  const publish = async (): Promise<void> => {
    const reply = await run('oversight.explainRank', { street, from, text: text.trim() })
    if (!reply.ok) return
    setText('')
    setDone(reply.data.number)
    onDone()
  }
  return (
    <Card>
      {done !== null && <DoneBanner title={WATCH.published}>{WATCH.publishedHow(done)}</DoneBanner>}
      {streets.length > 1 && <Select label={WATCH.street} options={streets} value={street} onChange={setStreet} />}
      <Select label={WATCH.period} options={periods.map((one) => ({ key: one.from, label: periodText(one) }))} value={from} onChange={setFrom} />
      <Field label={WATCH.text} hint={WATCH.textHint} value={text} onChange={setText} max={200} />
      <RefusalBanner refusal={refusal} />
      <View className='ws-buttons'><Button text={WATCH.publish} block busy={busy} because={said ? WATCH.already : text.trim() === '' ? WATCH.why : undefined} onClick={() => void publish()} /></View>
    </Card>
  )
}

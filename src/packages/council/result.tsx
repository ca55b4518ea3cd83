import { View } from '@tarojs/components'
import type { SittingView } from '../../../contracts/projects'
import { VOTES } from '../../../contracts/vocabulary'
import { Bars } from '../../components/bars'
import { named } from '../../components/named'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { VOTE_LABELS } from '../../copy/words'

interface ResultProps { readonly result: NonNullable<SittingView['result']>; readonly sitting: SittingView }

/** What was decided, by how many; and how many have signed for it. */
export function Result({ result, sitting: { members, signatures } }: ResultProps) {
  const open = members.map((member, index) => ({ ...member, seat: index + 1 })).filter(({ vote }) => vote !== null)
  return (
    <Section title={COUNCIL.result}>
      <Card>
        <View className={`ws-council__verdict ${result.passed ? 'ws-good' : 'ws-warn'}`} {...named({ role: 'status' })}>{result.passed ? COUNCIL.passed : COUNCIL.failed}</View>
        <Bars label={COUNCIL.result} total={result.present} parts={VOTES.map((vote) => ({ key: vote, label: VOTE_LABELS[vote], value: result[vote], text: COUNCIL.votes(result[vote]) }))} />
        <View className='ws-top'>{COUNCIL.ofPresent(result.present)}{result.recused === 0 ? '' : `，${COUNCIL.recusedCount(result.recused)}`}</View>
        <View className='ws-muted'>{COUNCIL.signText(signatures)}</View>
      </Card>
      {open.length > 0 && (
        <Card>
          <View className='ws-strong'>{COUNCIL.seatVotes}</View>
          {open.map(({ seat, name, vote }) => <View key={seat} className='ws-ledger ws-row'><View>{name === '' ? COUNCIL.member(seat) : COUNCIL.seatOf(seat, name)}</View><View>{vote !== null && VOTE_LABELS[vote]}</View></View>)}
        </Card>
      )}
    </Section>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ProjectView, SittingView } from '../../../contracts/projects'
import { VOTES, type Vote } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { COUNCIL, recusalReason } from '../../copy/council'
import { refusalWords } from '../../copy/refusals'
import { VOTE_LABELS } from '../../copy/words'
import type { ProjectCommand } from '../../hooks/use-project-command'
import { ErrandSheet } from './errand-sheet'
import { outstanding } from './words'

const KINDS: Record<Vote, 'primary' | 'warn' | 'default'> = { for: 'primary', against: 'warn', abstain: 'default' }

interface BallotProps { readonly view: ProjectView; readonly sitting: SittingView; readonly command: ProjectCommand }

/** My one ballot: choose, look again, cast. Who may not vote reads why; whoever has an interest recuses here, with the reason filled in. */
export function Ballot({ view, sitting, command }: BallotProps) {
  const [chosen, setChosen] = useState<Vote | null>(null)
  const [leaving, setLeaving] = useState(false)
  const action = view.actions.find(({ operation }) => operation === 'councils.vote')
  const me = sitting.members.find((member) => member.me)
  if (me?.voted === true) return <Card><View className='ws-good' {...named({ role: 'status' })}>✓ {COUNCIL.castDone}</View><View>{outstanding(sitting) === 0 ? COUNCIL.castHow : `${COUNCIL.castHow}${COUNCIL.waitVotes(outstanding(sitting))}。`}</View></Card>
  if (action === undefined || me === undefined) return null
  const words = action.because === null ? null : refusalWords(action.because)
  const interested = action.because?.code === 'has-interest' ? action.because : null
  return (
    <Section title={COUNCIL.ballot}>
      <Card tone='due'>
        {words !== null && <View><View className='ws-strong'>{words.sentence}</View><View className='ws-muted'>{words.next}</View></View>}
        {interested !== null && <View className='ws-buttons'><Button text={COUNCIL.recuseMe} block onClick={() => { command.forget(); setLeaving(true) }} /></View>}
        {words === null && (
          <>
            <View className='ws-muted'>{sitting.way === 'open' ? COUNCIL.openHint : COUNCIL.ballotHint}</View>
            <RefusalBanner refusal={command.refusal} />
            <View className='ws-buttons ws-council__ballot'>
              {chosen === null && VOTES.map((vote) => <Button key={vote} text={COUNCIL.cast[vote]} kind={KINDS[vote]} onClick={() => setChosen(vote)} />)}
              {chosen !== null && <Button text={COUNCIL.sure(VOTE_LABELS[chosen])} kind={KINDS[chosen]} busy={command.busy} block onClick={() => void command.run('councils.vote', { vote: chosen })} />}
              {chosen !== null && <Button text={COUNCIL.change} kind='default' block onClick={() => setChosen(null)} />}
            </View>
          </>
        )}
      </Card>
      {interested !== null && leaving && <ErrandSheet errand={{ kind: 'recuse', member: me, reason: recusalReason(interested) }} command={command} onClose={() => setLeaving(false)} />}
    </Section>
  )
}

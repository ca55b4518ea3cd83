import { View } from '@tarojs/components'
import type { JointCouncil } from '../../../contracts/joint'
import { Card, Section } from '../../components/section'
import { moneyText } from '../../copy/money'
import { councilsStand, SEVERAL as WORDS, sitsNext } from '../../copy/several'

const standOf = ({ left, result }: JointCouncil, next: boolean): string => (left ? WORDS.wentWithout : result !== null ? WORDS.councilVoted(result.passed, result.for, result.present) : next ? WORDS.itsTurn : WORDS.notYetItsTurn)

/** The communities of a joint project: what each council decided, and what each pays. */
export function Councils({ councils }: { readonly councils: readonly JointCouncil[] }) {
  return (
    <Section title={WORDS.ofSeveral}>
      <Card>
        <View className='ws-strong'>{councilsStand(councils)}</View>
        {councils.map((one) => (
          <View key={one.community} className='ws-ledger'>
            <View className='ws-row'><View className='ws-strong'>{one.name}{one.leads ? WORDS.leads : ''}</View><View>{one.share === null ? '' : moneyText(one.share)}</View></View>
            <View className='ws-row'><View className={one.result === null ? 'ws-muted' : one.result.passed ? 'ws-good' : 'ws-warn'}>{standOf(one, sitsNext(councils, one))}</View><View className='ws-small ws-muted'>{one.share === null ? '' : one.agreed ? WORDS.shareAgreed : WORDS.shareProposed}</View></View>
          </View>
        ))}
      </Card>
    </Section>
  )
}

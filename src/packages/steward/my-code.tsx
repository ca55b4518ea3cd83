import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/button'
import { Empty, Faces } from '../../components/faces'
import { named } from '../../components/named'
import { QrCode } from '../../components/qr-code'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { STEWARD } from '../../copy/steward'
import { useKept } from '../../hooks/use-kept'
import { codeOf, spoken } from '../../services/person-number'
import './steward.less'

/** A resident's own number, shown to whoever stands at the door and binds them to it. */
export default function MyCodePage() {
  const mine = useKept('people.me', {}, ({ person }) => ({ person }))
  return (
    <Screen>
      <Faces request={mine}>
        {({ person }) => (person === null ? (
          <Card>
            <Empty title={STEWARD.notKnown} next={STEWARD.notKnownNext} />
            <Button text={STEWARD.openMine} block onClick={() => void Taro.redirectTo({ url: '/pages/mine/index' })} />
          </Card>
        ) : (
          <>
            <View className='ws-lead'>
              <View className='ws-title' {...named({ role: 'heading' })}>{person.name}</View>
              <View>{STEWARD.myCodeHow}</View>
            </View>
            <Card>
              <QrCode text={codeOf(person.id)} label={STEWARD.myCodeTitle} />
              <View className='ws-qr__text'>{spoken(person.id)}</View>
              <View className='ws-muted'>{STEWARD.myCodeWarn}</View>
            </Card>
          </>
        ))}
      </Faces>
    </Screen>
  )
}

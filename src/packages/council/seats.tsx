import { View } from '@tarojs/components'
import type { CouncilView } from '../../../contracts/projects'
import { ListFaces } from '../../components/faces'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { dayText } from '../../copy/dates'
import { refusalWords } from '../../copy/refusals'
import { SEAT_LABELS } from '../../copy/words'
import { usePages } from '../../hooks/use-pages'
import { today } from '../../services/today'

/** The councils where I live or hold an office: their seats by class, vacant ones, terms that are over soon. */
export function Seats() {
  const pages = usePages('councils.seats', { community: null })
  if (pages.face === 'loading') return null
  return (
    <ListFaces pages={pages} empty={null}>
      {(items) => <Section title={COUNCIL.seats}><View className='ws-grid'>{items.map((council) => <CouncilCard key={council.council} council={council} />)}</View></Section>}
    </ListFaces>
  )
}

function CouncilCard({ council: { name, members, classes, ending, because } }: { readonly council: CouncilView }) {
  const words = because === null ? null : refusalWords(because)
  return (
    <Card tone={words === null ? 'plain' : 'late'}>
      <View className='ws-card__title'>{name}</View>
      <View className='ws-muted'>{COUNCIL.seatsHeld(members)}</View>
      {words !== null && <View className='ws-top'><View className='ws-strong ws-warn'>{COUNCIL.cannotSit}</View><View>{words.sentence}</View><View className='ws-small ws-muted'>{words.next}</View></View>}
      {classes.map(({ seatClass, filled, seatsMin, seatsMax, vacant }) => (
        <View key={seatClass} className='ws-ledger ws-row ws-row_wrap'>
          <View><View>{SEAT_LABELS[seatClass]}</View><View className='ws-small ws-muted'>{COUNCIL.seatsAsked(seatsMin, seatsMax)}</View></View>
          <View className='ws-council__member'>
            <View>{COUNCIL.seatCount(filled)}</View>
            {vacant > 0 && <View className={`ws-tag ${filled < seatsMin ? 'ws-tag_warn' : 'ws-tag_caution'}`}>{COUNCIL.vacant(vacant)}</View>}
          </View>
        </View>
      ))}
      {ending.map(({ seatClass, until, seats }) => <View key={`${seatClass}${until}`} className='ws-top ws-warn'>{COUNCIL.ending(SEAT_LABELS[seatClass], seats, dayText(until, today()))}</View>)}
    </Card>
  )
}

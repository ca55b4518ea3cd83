import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Card, Section } from '../../components/section'
import { dayText } from '../../copy/dates'
import { PROJECTS_WORDS } from '../../copy/projects'
import { NAMING_LABELS } from '../../copy/words'
import { today } from '../../services/today'

/** The names that givers asked for, until when each holds and how far it has come. */
export function Names({ namings }: Pick<ProjectView['money'], 'namings'>) {
  if (namings.length === 0) return null
  return (
    <Section title={PROJECTS_WORDS.namings}><Card>{namings.map((one) => (
      <View key={one.id} className='ws-ledger'>
        <View className='ws-strong'>{one.text}{one.mine ? PROJECTS_WORDS.me : ''}</View>
        <View className='ws-small ws-muted'>{PROJECTS_WORDS.namedIn(one.where, dayText(one.until, today()))}</View>
        <View className={one.hangs ? 'ws-small ws-warn' : 'ws-small ws-muted'}>{NAMING_LABELS[one.state]}{one.hangs ? `，${PROJECTS_WORDS.namedHangs}` : ''}</View>
        {one.document !== null && <View className='ws-small ws-muted'>{PROJECTS_WORDS.namedBy(one.document.number, dayText(one.document.on, today()))}</View>}
      </View>
    ))}</Card></Section>
  )
}

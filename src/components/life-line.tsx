import { useState } from 'react'
import { View } from '@tarojs/components'
import type { LifeLineEntry } from '../../contracts/projects'
import { COMMAND_DONE } from '../copy/commands'
import { timeText } from '../copy/dates'
import { factText } from '../copy/facts'
import { ROLE_LABELS } from '../copy/roles'
import { STAGE_LABELS } from '../copy/stages'
import { WORDS } from '../copy/components'
import { today } from '../services/today'
import { Basis } from './basis'
import { Button } from './button'
import { Gallery } from './photo'

/** So many of the newest are shown at once; a life of ninety events would hide what can be done now. */
const NEWEST = 6

/** Every event, the newest first: what, who by role, when, under which clause. */
export function LifeLine({ entries }: { readonly entries: readonly LifeLineEntry[] }) {
  const [all, setAll] = useState(false)
  const newestFirst = [...entries].reverse()
  return (
    <View>
      <Entries entries={all ? newestFirst : newestFirst.slice(0, NEWEST)} />
      {!all && entries.length > NEWEST && <Button text={WORDS.allEntries(entries.length)} kind='link' onClick={() => setAll(true)} />}
    </View>
  )
}

function Entries({ entries }: { readonly entries: readonly LifeLineEntry[] }) {
  return (
    <View className='weui-steps weui-steps_vertical ws-steps'>
      {entries.map((entry, index) => (
        <View key={entry.version} className={`weui-steps__item weui-steps__item_success ${index === 0 ? 'ws-steps__now' : ''}`}>
          <View className='weui-steps__item__inner'>
            <View className='weui-steps__item__title'>{ROLE_LABELS[entry.role]}{COMMAND_DONE[entry.command]}</View>
            <View className='weui-steps__item__desc'>{WORDS.entryAt(timeText(entry.at, today()), STAGE_LABELS[entry.stage])}</View>
            {entry.facts.map((fact) => {
              const text = factText(fact.key, fact.value)
              return text !== null && <View key={fact.key} className='ws-small'>{text}</View>
            })}
            {entry.because.map((reason) => <Basis key={`${reason.rule}${reason.clause}`} reason={reason} />)}
            {entry.passed.length > 0 && <View className='ws-small ws-muted'>{WORDS.passedStages(entry.passed.map((stage) => STAGE_LABELS[stage]).join('、'))}</View>}
            <Gallery files={entry.photos} label={COMMAND_DONE[entry.command]} />
          </View>
        </View>
      ))}
    </View>
  )
}

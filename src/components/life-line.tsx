import { View } from '@tarojs/components'
import type { LifeLineEntry } from '../../contracts/projects'
import { COMMAND_DONE } from '../copy/commands'
import { timeText } from '../copy/dates'
import { factsText, factText } from '../copy/facts'
import { ROLE_LABELS } from '../copy/roles'
import { STAGE_LABELS } from '../copy/stages'
import { today } from '../services/today'
import { Gallery } from './photo'

/** Every event, the newest first: what, who by role, when, under which clause. */
export function LifeLine({ entries }: { readonly entries: readonly LifeLineEntry[] }) {
  return (
    <View className='weui-steps weui-steps_vertical ws-steps'>
      {[...entries].reverse().map((entry, index) => (
        <View key={entry.version} className={`weui-steps__item weui-steps__item_success ${index === 0 ? 'ws-steps__now' : ''}`}>
          <View className='weui-steps__item__inner'>
            <View className='weui-steps__item__title'>{ROLE_LABELS[entry.role]}{COMMAND_DONE[entry.command]}</View>
            <View className='weui-steps__item__desc'>{timeText(entry.at, today())}，现在：{STAGE_LABELS[entry.stage]}</View>
            {entry.facts.map((fact) => {
              const text = factText(fact.key, fact.value)
              return text !== null && <View key={fact.key} className='ws-small'>{text}</View>
            })}
            {entry.because.map((reason) => (
              <View key={`${reason.rule}${reason.clause}`} className='ws-small ws-muted'>依据：{reason.clause}{factsText(reason.figures) === '' ? '' : `(${factsText(reason.figures)})`}</View>
            ))}
            {entry.passed.length > 0 && <View className='ws-small ws-muted'>本地办法没有的步骤：{entry.passed.map((stage) => STAGE_LABELS[stage]).join('、')}</View>}
            <Gallery files={entry.photos} label={COMMAND_DONE[entry.command]} />
          </View>
        </View>
      ))}
    </View>
  )
}

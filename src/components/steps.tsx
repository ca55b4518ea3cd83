import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RouteStep } from '../../contracts/projects'
import { STAGE_LABELS } from '../copy/stages'
import { WORDS } from '../copy/components'
import { Button } from './button'
import { named } from './named'

const STATE_WORDS: Record<RouteStep['state'], string> = { done: WORDS.stepDone, now: WORDS.stepNow, ahead: '' }

function place(steps: readonly RouteStep[]): string {
  const now = steps.findIndex((step) => step.state === 'now')
  const step = steps[now]
  if (steps.every((one) => one.state === 'done')) return WORDS.allStepsDone(steps.length)
  return step === undefined ? WORDS.stepsInAll(steps.length) : WORDS.stepOf(now + 1, steps.length, STAGE_LABELS[step.stage])
}

/** Stage dots of a card: where it is, at a glance and in words. Four views, however long the route: a list has twenty of them. */
export function Dots({ steps }: { readonly steps: readonly RouteStep[] }) {
  const share = 100 / Math.max(1, steps.length)
  const done = steps.filter((step) => step.state === 'done').length
  const now = steps.some((step) => step.state === 'now')
  return (
    <View className='ws-dots' {...named({ role: 'img', label: place(steps) })}>
      <View className='ws-dots__done' style={{ width: `${done * share}%` }} />
      {now && <View className='ws-dots__now' style={{ width: `${share}%` }} />}
      <View className='ws-dots__gaps' style={{ backgroundSize: `${share}% 100%` }} />
    </View>
  )
}

/** The step bar of this project's own route: the dots, the present step in words, and the whole list on request. */
export function Steps({ steps }: { readonly steps: readonly RouteStep[] }) {
  const [open, setOpen] = useState(false)
  return (
    <View>
      <View className='ws-strong'>{place(steps)}</View>
      <Dots steps={steps} />
      <Button text={open ? WORDS.foldSteps : WORDS.showSteps} kind='link' onClick={() => setOpen(!open)} />
      {open && (
        <View className='weui-steps weui-steps_vertical ws-steps'>
          {steps.map((step) => (
            <View key={step.stage} className={`weui-steps__item ${step.state === 'done' ? 'weui-steps__item_success' : ''} ${step.state === 'now' ? 'ws-steps__now' : ''}`}>
              <View className='weui-steps__item__inner'>
                <View className='weui-steps__item__title'>{STAGE_LABELS[step.stage]}</View>
                <View className='weui-steps__item__desc'>{STATE_WORDS[step.state]}</View>
              </View>
            </View>
          ))}
        </View>
      )}
    </View>
  )
}

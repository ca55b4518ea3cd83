import { useState } from 'react'
import { View } from '@tarojs/components'
import type { DemandState } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Field } from '../../components/field'
import { Card } from '../../components/section'
import { Tabs } from '../../components/tabs'
import { DEMANDS } from '../../copy/demands'

const MOST_LETTERS = 40
export type Shown = DemandState | 'all'
export interface Asked { readonly state: Shown; readonly words: string | null }

interface FinderProps { readonly tabs: readonly Shown[]; readonly asked: Asked; readonly onAsk: (asked: Asked) => void }

/** Which demands are shown: by where they stand, and by words. */
export function Finder({ tabs, asked, onAsk }: FinderProps) {
  const [typed, setTyped] = useState('')
  const look = (): void => onAsk({ ...asked, words: typed.trim() === '' ? null : typed.trim() })
  const every = (): void => {
    setTyped('')
    onAsk({ ...asked, words: null })
  }
  return (
    <>
      <Card>
        <Field label={DEMANDS.box} hint={DEMANDS.boxHint} value={typed} max={MOST_LETTERS} onChange={setTyped} onDone={look} />
        <View className='ws-buttons'>
          <Button text={DEMANDS.look} kind='default' onClick={look} />
          {asked.words !== null && <Button text={DEMANDS.every} kind='default' onClick={every} />}
        </View>
      </Card>
      <Tabs tabs={tabs.map((key) => ({ key, label: key === 'all' ? DEMANDS.all : DEMANDS.states[key] }))} value={asked.state} onChange={(state) => onAsk({ ...asked, state })} />
    </>
  )
}

import { View } from '@tarojs/components'
import type { ProjectView } from '../../contracts/projects'
import { factText } from '../copy/facts'
import { PROJECTS_WORDS } from '../copy/projects'

/** What is drafted of a correction: why, and only what becomes otherwise. Whoever signs or publishes it has it before their eyes. */
export function DraftedCorrection({ correction }: { readonly correction: NonNullable<ProjectView['correction']> }) {
  const lines = Object.entries(correction.fields).map(([key, value]) => factText(key, value)).filter((line) => line !== null)
  return (
    <View className='ws-fold'>
      <View>{PROJECTS_WORDS.correction(correction.signatures, correction.reason)}</View>
      {lines.map((line) => <View key={line}>{line}</View>)}
    </View>
  )
}

import { View } from '@tarojs/components'
import type { AssistedSeen, HelperSeen } from '../../../contracts/consents'
import type { ProjectId } from '../../../contracts/reply'
import { Empty, Faces } from '../../components/faces'
import { Figures } from '../../components/figures'
import { Card, Section } from '../../components/section'
import { ASSISTED_WORDS, patternText } from '../../copy/revisits'
import { useRequest } from '../../hooks/use-request'

const percent = (part: number, whole: number): string => (whole === 0 ? '0%' : `${Math.round((part * 100) / whole)}%`)

/** What helpers wrote down in a round: their share, the second visits, and what looks odd. */
export function Assisted({ project }: { readonly project: ProjectId }) {
  const request = useRequest('consents.assisted', { project })
  return <Section title={ASSISTED_WORDS.title}><Faces request={request}>{(seen) => <Seen seen={seen} />}</Faces></Section>
}

function Seen({ seen }: { readonly seen: AssistedSeen }) {
  const { answered, assisted, revisits, helpers, sharedDevices } = seen
  return (
    <>
      <Card>
        <Figures figures={[{ label: ASSISTED_WORDS.share, number: percent(assisted, answered) }]} />
        <View className='ws-muted'>{ASSISTED_WORDS.ofDrawn(revisits.confirmed, revisits.contradicted, revisits.drawn)}</View>
        <View className='ws-muted ws-small'>{ASSISTED_WORDS.neverAnswers}</View>
        {sharedDevices.map((households, index) => <View key={index} className='ws-warn'>{ASSISTED_WORDS.shared(households)}</View>)}
      </Card>
      {helpers.length === 0 && <Card><Empty title={ASSISTED_WORDS.none} next={ASSISTED_WORDS.noneNext} /></Card>}
      {helpers.map((helper) => <Helper key={helper.helper} helper={helper} />)}
    </>
  )
}

function Helper({ helper: { name, recorded, disowned, revisits, patterns } }: { readonly helper: HelperSeen }) {
  return (
    <Card>
      <View className='ws-row'>
        <View className='ws-card__title'>{name}</View>
        {patterns.length > 0 && <View className='ws-tag ws-tag_warn'>{ASSISTED_WORDS.check}</View>}
      </View>
      <View>{ASSISTED_WORDS.recorded(recorded)}{disowned > 0 ? `，${ASSISTED_WORDS.disowned(disowned)}` : ''}</View>
      {revisits.drawn > 0 && <View className='ws-muted'>{ASSISTED_WORDS.ofDrawn(revisits.confirmed, revisits.contradicted, revisits.drawn)}</View>}
      {patterns.length === 0 ? <View className='ws-muted'>{ASSISTED_WORDS.quiet}</View> : patterns.map((pattern) => <View key={pattern.kind} className='ws-warn'>{patternText(pattern)}</View>)}
    </Card>
  )
}

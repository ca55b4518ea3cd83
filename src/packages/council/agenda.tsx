import { View } from '@tarojs/components'
import type { ProjectView } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Figures } from '../../components/figures'
import { Gallery } from '../../components/photo'
import { openProject } from '../../components/project-card'
import { Card, Section } from '../../components/section'
import { COUNCIL } from '../../copy/council'
import { dayOf, dayText } from '../../copy/dates'
import { moneyText } from '../../copy/money'
import { today } from '../../services/today'

/** What is on the table: the matter, what it costs, what the neighbours said, what was agreed before. */
export function Agenda({ view }: { readonly view: ProjectView }) {
  const { card, consent } = view
  return (
    <Section title={COUNCIL.agenda}>
      <Card>
        <Figures figures={[{ label: COUNCIL.cost, number: card.cost === null ? COUNCIL.noCost : moneyText(card.cost) }]} />
        <View className='ws-top ws-strong'>{COUNCIL.question}</View>
        <View>{view.problem}</View>
        <View className='ws-muted'>{card.where}</View>
        <View className='ws-top ws-strong'>{COUNCIL.benefit}</View>
        <View>{view.beneficiaries}</View>
        {consent?.sealed != null && <View className='ws-top'><View className='ws-strong'>{COUNCIL.consent}</View><View>{COUNCIL.consentText(consent.sealed.agree, consent.sealed.households)}</View></View>}
        <Gallery files={view.photos} label={card.title} />
      </Card>
      {view.consultations.map((one) => (
        <Card key={one.at}>
          <View className='ws-strong'>{COUNCIL.minutes}</View>
          <View className='ws-small ws-muted'>{dayText(dayOf(one.at), today())}，{COUNCIL.participants(one.participants.length)}，{COUNCIL.cost} {moneyText(one.estimate)}</View>
          <View className='ws-top'>{one.minutes}</View>
          <Gallery files={one.attachments} label={COUNCIL.minutes} />
        </Card>
      ))}
      <Card><Button text={COUNCIL.openProject} kind='link' onClick={() => openProject(card.id)} /></Card>
    </Section>
  )
}

import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { DemandSeen } from '../../../contracts/demands'
import type { ProjectCard } from '../../../contracts/projects'
import { Button } from '../../components/button'
import { Faces } from '../../components/faces'
import { named } from '../../components/named'
import { RefusalBanner } from '../../components/refusal-banner'
import { Screen } from '../../components/screen'
import { Card } from '../../components/section'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { call } from '../../services/call'
import { Introduce } from '../mine/introduce'
import { useSession } from '../../services/session'
import { Receipt } from './receipt'
import { Similar } from './similar'
import { BLANK, draftOf, inputOf, lacks, STEPS, type Draft } from './proposal'
import { WhatStep, WhereStep, WhoStep } from './steps'
import { PROPOSALS_WORDS } from '../../copy/proposals'

type Stand =
  | { readonly at: 'writing'; readonly step: number }
  | { readonly at: 'similar'; readonly cards: readonly ProjectCard[] }
  | { readonly at: 'sent'; readonly project: string; readonly receipt: string | null }

const TITLES = [PROPOSALS_WORDS.what, PROPOSALS_WORDS.where, PROPOSALS_WORDS.who] as const

/** A proposal in three short steps, and a look at what others have already proposed nearby; it may begin with a department's demand. */
export default function ProposePage() {
  const { demand } = useRouter().params
  const request = useRequest('proposals.demand', demand === undefined ? null : { demand: decodeURIComponent(demand) })
  if (demand === undefined) return <Propose demand={null} />
  if (request.face === 'ready') return <Propose demand={request.data} />
  return <Screen><Faces request={request}>{() => null}</Faces></Screen>
}

function Propose({ demand }: { readonly demand: DemandSeen | null }) {
  const me = useSession()
  const [draft, setDraft] = useState<Draft>(demand === null ? BLANK : draftOf(demand))
  const [stand, setStand] = useState<Stand>({ at: 'writing', step: 0 })
  const [lack, setLack] = useState<string | null>(null)
  const { busy, refusal, forget, run } = useCommand()
  const written = useRef<string | null>(null)
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))

  const send = async (): Promise<void> => {
    const input = inputOf(draft)
    if (input === null) return
    if (written.current === null) {
      const drafted = await run('proposals.draft', { ...input, partners: [...draft.partners], demand: demand?.id ?? null })
      if (!drafted.ok) return
      written.current = drafted.data.project
    }
    // The draft may have been mended since it was first written down.
    const sent = await run('proposals.submit', { project: written.current, ...input })
    if (sent.ok) setStand({ at: 'sent', project: sent.data.project, receipt: sent.data.receipt })
  }
  const look = async (): Promise<void> => {
    if (draft.place === null) return
    const reply = await call('projects.similar', { place: draft.place, title: draft.title.trim() })
    if (reply.ok && reply.data.items.length > 0) setStand({ at: 'similar', cards: reply.data.items })
    else await send()
  }
  const goOn = (step: number): void => {
    const name = STEPS[step]
    if (name === undefined) return
    const missing = lacks(name, draft)
    setLack(missing)
    if (missing !== null) return
    if (step + 1 < STEPS.length) setStand({ at: 'writing', step: step + 1 })
    else void look()
  }

  if (me !== null && me.person === null) return <Screen><Introduce why={PROPOSALS_WORDS.introduceWhy} /></Screen>
  if (stand.at === 'sent') return <Screen><Receipt project={stand.project} receipt={stand.receipt} /></Screen>
  return (
    <Screen>
      <RefusalBanner refusal={refusal} onRetry={() => void send()} />
      {demand !== null && <Card><View>{PROPOSALS_WORDS.origin(demand.department, demand.title, demand.endorsements)}</View></Card>}
      {stand.at === 'similar' && <Similar cards={stand.cards} busy={busy} onSend={() => void send()} />}
      {stand.at === 'writing' && (
        <>
          <View className='ws-lead ws-title' {...named({ role: 'heading' })}>{PROPOSALS_WORDS.step(stand.step + 1, TITLES[stand.step] ?? '')}</View>
          <Card>
            {stand.step === 0 && <WhatStep draft={draft} set={set} />}
            {stand.step === 1 && <WhereStep draft={draft} set={set} home={demand?.community ?? me?.households[0]?.community ?? null} />}
            {stand.step === 2 && <WhoStep draft={draft} set={set} />}
            {lack !== null && <View className='ws-field__wrong' {...named({ role: 'alert' })}>{lack}</View>}
            <View className='ws-buttons'>
              {stand.step > 0 && <Button text={PROPOSALS_WORDS.back} kind='default' onClick={() => { forget(); setStand({ at: 'writing', step: stand.step - 1 }) }} />}
              <Button text={stand.step === 2 ? PROPOSALS_WORDS.send : PROPOSALS_WORDS.next} busy={busy} onClick={() => goOn(stand.step)} />
            </View>
          </Card>
        </>
      )}
    </Screen>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '../../../contracts/people'
import { DECLARATION_KINDS, type DeclarationKind } from '../../../contracts/vocabulary'
import { Button } from '../../components/button'
import { Choice, Field } from '../../components/field'
import { PersonSearch } from '../../components/person-search'
import { RefusalBanner } from '../../components/refusal-banner'
import { Card, Section } from '../../components/section'
import { Select } from '../../components/select'
import { DUTY_DESK } from '../../copy/duty-desk'
import { useCommand } from '../../hooks/use-command'
import { useRequest } from '../../hooks/use-request'
import { formServices } from '../../services/form-services'
import { findsPeople } from './finders'
import { BLANK, inputOf, type Draft } from './draft'

/** A managed place and a benefit are looked for in the own communities: without one, there is nothing to choose from. */
const kindsFor = ({ communities }: Me): readonly DeclarationKind[] => DECLARATION_KINDS.filter((kind) => communities.length > 0 || kind === 'relative' || kind === 'supplier')

interface DeclareFormProps { readonly me: Me; readonly onDone: () => void }

/** One declaration: of what kind, and whom or what it is about. */
export function DeclareForm({ me, onDone }: DeclareFormProps) {
  const [draft, setDraft] = useState<Draft>({ ...BLANK, community: me.communities[0]?.id ?? null })
  const { busy, refusal, run } = useCommand()
  const asked = inputOf(draft)
  const change = (more: Partial<Draft>): void => setDraft((before) => ({ ...before, ...more }))
  const declare = async (): Promise<void> => {
    if (asked.kind === 'unfinished') return
    const reply = await run('people.declare', asked.input)
    if (reply.ok) onDone()
  }
  return (
    <Section title={DUTY_DESK.add}>
      <Card>
        <Choice label={DUTY_DESK.kind} options={kindsFor(me).map((key) => ({ key, label: DUTY_DESK.kinds[key], note: DUTY_DESK.notes[key] }))} value={draft.kind === null ? [] : [draft.kind]} onChange={([kind]) => change({ kind: kind ?? null })} />
        <About me={me} draft={draft} onChange={change} />
        <RefusalBanner refusal={refusal} />
        <View className='ws-buttons'><Button text={DUTY_DESK.declare} block busy={busy} because={asked.kind === 'unfinished' ? asked.because : undefined} onClick={() => void declare()} /></View>
      </Card>
    </Section>
  )
}

interface AboutProps { readonly me: Me; readonly draft: Draft; readonly onChange: (more: Partial<Draft>) => void }

function About(props: AboutProps) {
  const { me, draft, onChange } = props
  switch (draft.kind) {
    case null: return null
    case 'relative': return findsPeople(me)
      ? <PersonSearch label={DUTY_DESK.relative} hint={DUTY_DESK.relativeHint} wrong={undefined} many={false} value={draft.person === null ? [] : [draft.person]} onChange={([person]) => onChange({ person: person ?? null })} find={formServices.findPeople} />
      : <Field label={DUTY_DESK.number} value={draft.number} max={40} hint={DUTY_DESK.numberHint} onChange={(number) => onChange({ number })} />
    case 'supplier': return <Field label={DUTY_DESK.supplier} value={draft.supplier} max={100} hint={DUTY_DESK.supplierHint} onChange={(supplier) => onChange({ supplier })} />
    case 'propertyCompany': return <><Community {...props} /><Managed draft={draft} me={me} onChange={onChange} /></>
    case 'ownBenefit': return <><Community {...props} /><Benefit draft={draft} onChange={onChange} /></>
  }
}

function Community({ me, draft, onChange }: AboutProps) {
  if (me.communities.length < 2) return null
  return <Select label={DUTY_DESK.community} options={me.communities.map(({ id, name }) => ({ key: id, label: name }))} value={draft.community} onChange={(community) => onChange({ community, place: null, project: null })} />
}

/** A company manages an estate, a building, or all of a community. */
function Managed({ me, draft, onChange }: AboutProps) {
  const tree = useRequest('places.tree', draft.community === null ? null : { under: draft.community, deep: true, limit: 500 })
  const whole = me.communities.filter(({ id }) => id === draft.community).map(({ id, name }) => ({ key: id, label: DUTY_DESK.whole(name) }))
  const parts = tree.face === 'ready' ? tree.data.items.filter(({ kind }) => kind === 'courtyard' || kind === 'building').map(({ id, name }) => ({ key: id, label: name })) : []
  return (
    <>
      {tree.face === 'refused' && <RefusalBanner refusal={tree.refusal} onRetry={tree.reload} />}
      <Select label={DUTY_DESK.place} options={[...whole, ...parts]} value={draft.place} onChange={(place) => onChange({ place })} />
    </>
  )
}

function Benefit({ draft, onChange }: Pick<AboutProps, 'draft' | 'onChange'>) {
  const projects = useRequest('projects.list', draft.community === null ? null : { community: draft.community, limit: 50 })
  const options = projects.face === 'ready' ? projects.data.items.map(({ id, title }) => ({ key: id, label: title })) : []
  return (
    <>
      {projects.face === 'refused' && <RefusalBanner refusal={projects.refusal} onRetry={projects.reload} />}
      <Select label={DUTY_DESK.project} options={options} value={draft.project} onChange={(project) => onChange({ project })} />
    </>
  )
}

import type { ProjectView } from '../../contracts/projects'
import type { FormField } from '../copy/forms'
import { WORDS } from '../copy/components'
import { SUPPLIERS } from '../copy/suppliers'
import type { FormServices } from '../services/form-services'
import { Choice, Field } from './field'
import { FiledOrgs, OrgParts } from './filed-orgs'
import type { BehindDraft, FiledDraft, FormValue, GroupMember, PartDraft } from './form-values'
import { PersonSearch } from './person-search'
import { PhotoPicker } from './photo-picker'

interface FormControlProps {
  readonly field: FormField
  readonly view: ProjectView
  readonly value: FormValue | undefined
  readonly wrong: string | undefined
  readonly onChange: (value: FormValue) => void
  readonly services: FormServices
}

const names = (value: FormValue | undefined): readonly string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [])
const members = (value: FormValue | undefined): readonly GroupMember[] => (Array.isArray(value) ? value.filter((one): one is GroupMember => typeof one === 'object') : [])

const rows = <T extends object>(value: FormValue | undefined): readonly T[] => (Array.isArray(value) ? value.filter((one): one is T => typeof one === 'object') : [])

/** Those who share a contract: the filed organisations, and before them the lead where its own part is asked too. */
function sharers({ implementer }: ProjectView, withLead: boolean): readonly { readonly filedOrg: string; readonly label: string }[] {
  const orgs = (implementer?.jointDeclaration?.filedOrgs ?? []).map(({ name }) => ({ filedOrg: name, label: name }))
  return withLead && implementer !== null ? [{ filedOrg: '', label: SUPPLIERS.ofLead(implementer.supplier) }, ...orgs] : orgs
}

/** Who stands behind each filed organisation that an offer names. */
function Behind({ view, value, wrong, onChange, services }: Omit<FormControlProps, 'field'>) {
  const chosen = rows<BehindDraft>(value)
  const orgs = [...new Set(view.quotes.flatMap(({ jointDeclaration }) => (jointDeclaration?.filedOrgs ?? []).map(({ name }) => name)))]
  return (
    <>
      {orgs.map((filedOrg) => (
        <PersonSearch key={filedOrg} label={WORDS.optional(SUPPLIERS.behind(filedOrg))} wrong={wrong} many={false} value={chosen.filter((one) => one.filedOrg === filedOrg)} find={services.findPeople}
          onChange={([one]) => onChange([...chosen.filter((other) => other.filedOrg !== filedOrg), ...(one === undefined ? [] : [{ ...one, filedOrg }])])} />
      ))}
    </>
  )
}

/** One field of a command's form, by what it asks for. */
export function FormControl({ field, view, value, wrong, onChange, services }: FormControlProps) {
  const label = field.optional === true ? WORDS.optional(field.label) : field.label
  const hint = field.hint === undefined ? {} : { hint: field.hint }
  const { asks } = field
  switch (asks.kind) {
    case 'choice': {
      const options = asks.options(view)
      const chosen = options.findIndex((option) => option.value === value)
      return (
        <Choice
          label={wrong === undefined ? label : `${label}：${wrong}`}
          {...hint}
          options={options.map((option, index) => ({ key: String(index), label: option.label, ...(option.note === undefined ? {} : { note: option.note }) }))}
          value={chosen < 0 ? [] : [String(chosen)]}
          onChange={([key]) => {
            const option = options[Number(key)]
            if (option !== undefined) onChange(option.value)
          }}
        />
      )
    }
    case 'roll': {
      const roll = (view.sitting?.members ?? []).map((member) => ({ key: member.person, label: member.name }))
      return <Choice label={wrong === undefined ? label : `${label}：${wrong}`} options={roll} many={roll.length} value={names(value)} onChange={onChange} />
    }
    case 'photos':
    case 'photo':
      return <PhotoPicker label={wrong === undefined ? label : `${label}：${wrong}`} photos={names(value)} limit={asks.kind === 'photo' ? 1 : asks.limit} onChange={onChange} pick={services.pickPhotos} {...hint} />
    case 'person':
      return <PersonSearch label={label} {...hint} wrong={wrong} many={false} value={typeof value === 'string' ? [{ person: value, name: value, kind: '' }] : members(value)} onChange={(chosen) => onChange(chosen[0]?.person ?? '')} find={services.findPeople} />
    case 'group':
      return <PersonSearch label={label} {...hint} wrong={wrong} many value={members(value)} onChange={onChange} find={services.findPeople} />
    case 'filedOrgs':
      return <FiledOrgs label={label} {...hint} wrong={wrong} value={rows<FiledDraft>(value)} onChange={onChange} />
    case 'parts':
    case 'shares':
      return <OrgParts label={label} {...hint} wrong={wrong} of={sharers(view, asks.kind === 'shares')} value={rows<PartDraft>(value)} onChange={onChange} />
    case 'behind':
      return <Behind view={view} value={value} wrong={wrong} onChange={onChange} services={services} />
    case 'names':
    case 'text':
    case 'long':
    case 'money':
    case 'number':
    case 'day':
    case 'phone': {
      const kind = asks.kind === 'names' ? 'long' : asks.kind
      return <Field label={asks.kind === 'money' ? WORDS.inYuan(label) : label} kind={kind} value={typeof value === 'string' ? value : ''} onChange={onChange} wrong={wrong} max={asks.max ?? 500} placeholder={asks.placeholder ?? ''} {...hint} />
    }
  }
}

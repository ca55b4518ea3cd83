import type { DeclarationKind } from '../../../contracts/vocabulary'
import type { GroupMember } from '../../components/form-values'
import { DUTY_DESK } from '../../copy/duty-desk'
import { personIn } from '../../services/person-number'
import type { AllOperations } from '../../services/operations'

/** A declaration as far as it is filled in. */
export interface Draft {
  readonly kind: DeclarationKind | null
  readonly person: GroupMember | null; readonly number: string
  readonly supplier: string
  readonly community: string | null; readonly place: string | null; readonly project: string | null
}
export const BLANK: Draft = { kind: null, person: null, number: '', supplier: '', community: null, place: null, project: null }

type Asked = { readonly kind: 'ready'; readonly input: AllOperations['people.declare']['input'] } | { readonly kind: 'unfinished'; readonly because: string }

const ready = (input: AllOperations['people.declare']['input']): Asked => ({ kind: 'ready', input })
const unfinished = (because: string): Asked => ({ kind: 'unfinished', because })

/** What can be sent, or what is still missing. */
export function inputOf({ kind, person, number, supplier, place, project }: Draft): Asked {
  switch (kind) {
    case null: return unfinished(DUTY_DESK.whyKind)
    case 'relative': {
      const who = person?.person ?? personIn(number)
      return who === null ? unfinished(DUTY_DESK.whyPerson) : ready({ kind, person: who })
    }
    case 'supplier': return supplier.trim() === '' ? unfinished(DUTY_DESK.whySupplier) : ready({ kind, supplier: supplier.trim() })
    case 'propertyCompany': return place === null ? unfinished(DUTY_DESK.whyPlace) : ready({ kind, place })
    case 'ownBenefit': return project === null ? unfinished(DUTY_DESK.whyProject) : ready({ kind, project })
  }
}

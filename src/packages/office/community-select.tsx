import type { PlaceId } from '../../../contracts/reply'
import { Select } from '../../components/select'
import { OFFICE } from '../../copy/office'
import type { Community } from '../../services/communities'

const ALL = ''

interface CommunitySelectProps {
  readonly communities: readonly Community[]
  readonly value: PlaceId | null
  readonly onChange: (community: PlaceId | null) => void
  /** Whether all of them together may be chosen. */
  readonly all?: boolean
}

/** Which community the page is about. Silent where there is no choice. */
export function CommunitySelect({ communities, value, onChange, all = false }: CommunitySelectProps) {
  const options = [...(all ? [{ key: ALL, label: OFFICE.allCommunities }] : []), ...communities.map(({ id, name }) => ({ key: id, label: name }))]
  if (options.length < 2) return null
  return <Select label={OFFICE.community} options={options} value={value ?? (all ? ALL : null)} onChange={(key) => onChange(key === ALL ? null : key)} />
}

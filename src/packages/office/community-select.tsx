import type { PlaceId } from '../../../contracts/reply'
import { Select } from '../../components/select'
import { OFFICE } from '../../copy/office'
import type { Community } from '../../services/communities'

const ALL = ''

interface CommunitySelectProps {
  readonly communities: readonly Community[]
  readonly value: PlaceId | null
  readonly onChange: (community: PlaceId | null) => void
  /** What all of them together are called, where they may be chosen. */
  readonly all?: string
}

/** Which community the page is about. Silent where there is no choice. */
export function CommunitySelect({ communities, value, onChange, all }: CommunitySelectProps) {
  const options = [...(all === undefined ? [] : [{ key: ALL, label: all }]), ...communities.map(({ id, name }) => ({ key: id, label: name }))]
  if (options.length < 2) return null
  return <Select label={OFFICE.community} options={options} value={value ?? (all === undefined ? null : ALL)} onChange={(key) => onChange(key === ALL ? null : key)} />
}

import { useEffect, useState } from 'react'
import type { Home } from '../../../contracts/operations'
import type { Place } from '../../../contracts/places'
import type { PlaceId } from '../../../contracts/reply'
import { Faces } from '../../components/faces'
import { Choice } from '../../components/field'
import { Select } from '../../components/select'
import { MINE_WORDS } from '../../copy/mine'
import { useRequest } from '../../hooks/use-request'
import { chosenCommunity } from '../../services/community'

interface PlacePickerProps {
  readonly label: string
  /** Where to begin: the caller's own community, when there is one. */
  readonly home: PlaceId | null
  readonly value: PlaceId | null
  readonly onChange: (place: PlaceId | null) => void
  /** Also offers the community as a whole, under these words. */
  readonly whole?: string
}

/** A building or a courtyard: first the community, then its places. */
export function PlacePicker(props: PlacePickerProps) {
  const { home } = props
  const request = useRequest('projects.home', { community: home ?? chosenCommunity() })
  return <Faces request={request}>{(data) => <Communities {...props} data={data} />}</Faces>
}

function Communities({ data, home, label, value, onChange, whole }: PlacePickerProps & { readonly data: Home }) {
  const [community, setCommunity] = useState<PlaceId | null>(home ?? data.community?.id ?? null)
  return (
    <>
      {data.communities.length > 1 && (
        <Select label={MINE_WORDS.whichCommunity} options={data.communities.map(({ id, name }) => ({ key: id, label: name }))} value={community} onChange={(id) => { setCommunity(id); onChange(null) }} />
      )}
      {community !== null && <Places key={community} community={community} label={label} value={value} onChange={onChange} {...(whole === undefined ? {} : { whole })} />}
    </>
  )
}

type PlacesProps = Omit<PlacePickerProps, 'home'> & { readonly community: PlaceId }

/** Doors hang in buildings; where a courtyard has buildings of its own, it is not one itself. */
const isBuilt = (place: Place): boolean => place.kind === 'building' || place.kind === 'courtyard'

function Places({ community, label, value, onChange, whole }: PlacesProps) {
  const tree = useRequest('places.tree', { under: community, deep: true, limit: 500 })
  const places = tree.face === 'ready' ? tree.data.items.filter(isBuilt) : []
  const only = whole === undefined && places.length === 1 ? (places[0]?.id ?? null) : null
  useEffect(() => {
    if (only !== null) onChange(only)
  }, [only]) // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <Faces request={tree}>
      {() => (
        <Choice
          label={label}
          options={[...(whole === undefined ? [] : [{ key: community, label: whole }]), ...places.map((place) => ({ key: place.id, label: place.name }))]}
          value={value === null ? [] : [value]}
          onChange={([place]) => onChange(place ?? null)}
        />
      )}
    </Faces>
  )
}

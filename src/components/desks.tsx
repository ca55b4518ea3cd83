import Taro from '@tarojs/taro'
import type { Me } from '../../contracts/people'
import { DESKS, DESKS_TITLE } from '../copy/desks'
import { Cell, Cells } from './cell'

/** The desks that the caller's offices lead to; nothing for a plain resident. */
export function Desks({ me }: { readonly me: Me | null }) {
  const mine = DESKS.filter((desk) => me?.roles.some(({ role }) => desk.roles.includes(role)) === true)
  if (mine.length === 0) return null
  return (
    <Cells title={DESKS_TITLE}>
      {mine.map(({ label, note, url }) => <Cell key={url} title={label} note={note} label={`${label}，${note}`} onClick={() => void Taro.navigateTo({ url })} />)}
    </Cells>
  )
}

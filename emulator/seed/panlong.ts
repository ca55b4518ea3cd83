/** 盘龙区 as the examples need it. The article names neither street nor community of its two cases: those here are invented. */
import { appoint, importPlaces, offices, openRegion } from './settle'
import { on } from './time'
import type { World } from './world'

export const PANLONG = { city: 'km', district: 'km-pl', street: 'km-pl-pj' } as const

const FOUNDED = on('2020-03-02', '09:00')
const SUBSIDY_FEN = 500_000_000

/** The district with its subsidy of 2020 (区级财政补贴 500 万元), and the street that both cases belong to. */
export async function openPanlong(world: World): Promise<void> {
  const { city, district, street } = PANLONG
  await openRegion(world, {
    at: FOUNDED, founder: 'founder',
    city: { id: city, kind: 'city', name: '昆明市' },
    district: { id: district, kind: 'district', name: '盘龙区', parent: city, packId: 'panlong-2020' },
    coordinator: { person: 'panlong-coordinator', role: 'districtCoordinator', place: district, basis: '盘民发〔2020〕1号 关于明确民生小实事工作人员的通知' },
  })
  await importPlaces(world, { by: 'panlong-coordinator', at: FOUNDED, places: [{ id: street, kind: 'street', name: '盘江街道', parent: district, phone: '0871-00002020' }] })
  await appoint(world, { by: 'panlong-coordinator', at: FOUNDED, offices: offices('盘民发〔2020〕1号', [['panlong-district-finance', 'finance', district], ['panlong-street-approver', 'streetApprover', street]]) })
  await appoint(world, { by: 'panlong-street-approver', at: FOUNDED, offices: offices('盘江街办〔2020〕3号', [['panlong-street-clerk', 'streetClerk', street], ['panlong-finance', 'finance', street]]) })
  await world.as('panlong-district-finance').at(FOUNDED).do('funds.appropriate', { unit: district, year: 2020, fen: SUBSIDY_FEN, document: '盘财预〔2020〕12号 民生小实事区级补贴' })
}

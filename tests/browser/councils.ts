/** The meeting of the residents' council of 荷塘社区 (罗湖): roll call, quorum, ballots, result. */
import type { Page } from 'playwright-core'
import { at, button, isThere, press, sees, walk, type Town } from './browser'

const TITLE = '荷塘苑1栋电梯厅防滑地垫'
const FACILITATOR = 'hetang-facilitator'
const SEATS = 16
const PRESENT = 14

const evening = (day: string): number => Date.parse(`${day}T19:30:00+08:00`)
const open = async (town: Town, person: string): Promise<{ readonly page: Page; readonly now: number; readonly project: string }> => {
  const { id: project } = await town.project(TITLE)
  const { sitting } = await town.must(FACILITATOR, 'projects.get', { project })
  const now = evening(sitting?.on ?? '')
  return { page: await town.visit(person, at('/packages/council/sitting', { project }), { now }), now, project }
}

async function meets(town: Town): Promise<void> {
  const { page, now, project } = await open(town, FACILITATOR)
  const roll = page.getByRole('checkbox')
  await roll.first().waitFor()
  expect(await roll.count()).toBe(SEATS)
  const { sitting } = await town.must(FACILITATOR, 'projects.get', { project })
  const needs = sitting?.quorumNeeds ?? 0
  for (let index = 0; index < needs - 1; index += 1) await roll.nth(index).click()
  await sees(page, '还差 1 人才能开会')
  expect(await button(page, /点名开会/).getAttribute('aria-disabled')).toBe('true')
  for (let index = needs - 1; index < PRESENT; index += 1) await roll.nth(index).click()
  await sees(page, '✓ 到会人数够了')
  await press(page, `点名开会（到 ${PRESENT} 人）`)
  await sees(page, '正在开会')
  await votes(town, { now, project, wall: page })
  await press(page, '宣布结果')
  await page.getByRole('dialog').getByRole('button', { name: '宣布结果' }).click()
  await sees(page, '✓ 表决通过')
  await sees(page, `到会 ${PRESENT} 人`)
}

async function votes(town: Town, { now, project, wall }: { readonly now: number; readonly project: string; readonly wall: Page }): Promise<void> {
  const present = (await town.must(FACILITATOR, 'projects.get', { project })).sitting?.members.filter((member) => member.present) ?? []
  // The roll is in the order of ids, which nobody chooses: the two who are missing may be any two.
  const here: string[] = []
  for (let number = 1; number <= SEATS; number += 1) {
    const { person } = await town.must(`hetang-council-${number}`, 'people.me', {})
    if (person !== null && present.some((member) => member.person === person.id)) here.push(`hetang-council-${number}`)
  }
  expect(here).toHaveLength(PRESENT)
  const [first = '', ...others] = here
  const phone = await town.visit(first, at('/packages/council/sitting', { project }), { now })
  await press(phone, '投赞成票')
  await press(phone, /先不投/)
  await press(phone, '投赞成票')
  await press(phone, '确定投「赞成」')
  await sees(phone, '已投出')
  expect(await isThere(phone, '投赞成票')).toBe(false)
  await sees(wall, `1 / ${PRESENT}`)
  for (const [index, person] of others.entries()) await town.must(person, 'councils.vote', { project, vote: index % 5 === 0 ? 'against' : 'for' }, now)
  await sees(wall, `${PRESENT} / ${PRESENT}`)
}

export function councils(): void {
  describe('a sitting', () => {
    walk('does not open for who is not its facilitator: they wait', async (town) => {
      const { page } = await open(town, 'hetang-resident-2')
      await sees(page, '请等主持人点名开会。')
      expect(await isThere(page, /点名开会/)).toBe(false)
    })
    walk('opens with a quorum, counts ballots live, and closes with a result', meets)
    walk('shows nobody a ballot that is not theirs, nor who voted what', async (town) => {
      const { page } = await open(town, 'hetang-resident-2')
      await sees(page, '表决结果')
      expect(await isThere(page, /投赞成票|宣布结果/)).toBe(false)
    })
  })
}

import type { PollState } from '../../contracts/vocabulary'
import { moneyText } from './money'

type Told = string | number

export const STATE_LABELS: Record<PollState, string> = { open: '正在投票', sealed: '已计票，待决定', decided: '已决定' }

/** The words of a poll of a place in a list. */
export const POLL_CARD_WORDS = {
  home: '居民票选',
  itemsLine: (items: Told, fen: number) => `${items} 项里选，共 ${moneyText(fen)}`,
  awardLine: (items: Told, box: string) => `${items} 项参评，${box}`,
  closes: (time: Told, left: Told) => `${time}截止，${left}`,
} as const

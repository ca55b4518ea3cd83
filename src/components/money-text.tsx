import { Text } from '@tarojs/components'
import type { Fen } from '../../contracts/reply'
import { moneyText } from '../copy/money'

/** Whole fen as people say it: 「1.63 万元」, 「8,600 元」. */
export function MoneyText({ fen }: { readonly fen: Fen }) {
  return <Text>{moneyText(fen)}</Text>
}

import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { named, pressable } from '../../components/named'

export interface Column<T> {
  readonly key: string
  readonly label: string
  readonly of: (row: T) => ReactNode
  /** Its share of the width; 1 unless said. */
  readonly share?: number
  readonly number?: boolean
  /** It has controls of its own: pressing it does not open the row. */
  readonly apart?: boolean
}

interface TableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string
  readonly onOpen?: (row: T) => void
  readonly nameOf?: (row: T) => string
}

/** A table on a PC; on a phone each row is a card whose cells say what they are. */
export function Table<T>({ label, columns, rows, keyOf, onOpen, nameOf }: TableProps<T>) {
  const cell = ({ share = 1, number = false }: Column<T>) => ({ className: `ws-table__cell ${number ? 'ws-table__cell_number' : ''}`, style: { flexGrow: share } })
  const inside = onOpen === undefined ? [] : columns.filter(({ apart }) => apart !== true)
  const beside = onOpen === undefined ? columns : columns.filter(({ apart }) => apart === true)
  const group = { className: 'ws-table__open', style: { flexGrow: inside.reduce((sum, { share = 1 }) => sum + share, 0) } }
  const head = (column: Column<T>) => <View key={column.key} {...cell(column)}>{column.label}</View>
  const value = (row: T) => (column: Column<T>) => (
    <View key={column.key} {...cell(column)}>
      <View className='ws-table__label'>{column.label}</View>
      <View className='ws-table__value'>{column.of(row)}</View>
    </View>
  )
  return (
    <View className='ws-table' {...named({ role: 'list', label })}>
      <View className='ws-table__row ws-table__row_head' {...named({ hidden: true })}>
        {onOpen !== undefined && <View {...group}>{inside.map(head)}</View>}
        {beside.map(head)}
      </View>
      {rows.map((row) => (
        <View key={keyOf(row)} className='ws-table__row' {...named({ role: 'listitem' })}>
          {onOpen !== undefined && (
            <View {...group} className='ws-table__open ws-pressable' hoverClass='ws-pressable_down' {...named({ role: 'button', ...(nameOf === undefined ? {} : { label: nameOf(row) }) })} {...pressable(() => onOpen(row))}>
              {inside.map(value(row))}
            </View>
          )}
          {beside.map(value(row))}
        </View>
      ))}
    </View>
  )
}

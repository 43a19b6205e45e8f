import { useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { ItemSummary } from '../../../src-shared/item.ts'
import { readMore, selectItem, useItems } from '../../stores/items.ts'
import { listEntries, movedTo } from './list-entries.ts'
import { linesToDraw, listLayout } from './list-layout.ts'
import { useSight } from './use-sight.ts'

const readAhead = 2_000

/** Which lines of the list are in the page, which row has the keyboard, and what keys do. */
export function useKeyList(onReplace: (row: ItemSummary) => void) {
  const { rows, layout } = useLayout()
  const { sight, watch } = useSight()
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, Math.max(0, rows.length - 1))
  const isNearEnd = sight.top + sight.height > layout.height - readAhead
  useEffect(() => {
    if (isNearEnd) void readMore()
  }, [isNearEnd, rows.length])
  const open = (index: number) => {
    const row = rows[index]
    if (!row) return
    setActive(index)
    void selectItem(row.id)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isRow(event.target)) return
    const next = movedTo(event.key, active, rows.length)
    const row = rows[active]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (next !== null) {
      // The row with the keyboard is always drawn, so the next one is there once this is done.
      flushSync(() => setActive(next))
      event.currentTarget.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()
    } else if (event.key === 'Enter') open(active)
    else if (event.key.toLowerCase() === 'r' && isPlain && row?.replaceable) onReplace(row)
    else return
    event.preventDefault()
  }
  const lines = linesToDraw(layout.lines, sight, active)
  return { watch, height: layout.height, lines, active, setActive, open, onKeyDown }
}

function useLayout() {
  const rows = useItems((state) => state.rows)
  const groups = useItems((state) => state.counts?.groups ?? null)
  const sort = useItems((state) => state.ask.sort)
  const layout = useMemo(
    () => listLayout(listEntries(rows, sort === 'worst' ? groups : null)),
    [rows, groups, sort],
  )
  return { rows, layout }
}

function isRow(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('role') === 'row'
}

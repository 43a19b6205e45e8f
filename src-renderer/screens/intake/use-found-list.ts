import { useEffect, useEffectEvent, useMemo, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { choose, chooseGroup } from '../../stores/intake-actions.ts'
import { entryAt, intakeStore, openEntry, seeRows, useIntake } from '../../stores/intake.ts'
import { movedTo } from '../keys/list-entries.ts'
import { useSight } from '../keys/use-sight.ts'
import { foundLayout, linesInSight, type FoundLine } from './found-layout.ts'

/** Which lines of the list are in the page, which one has the keyboard, and what keys do. */
export function useFoundList() {
  const { layout, toggle } = useLayout()
  const pages = useIntake((state) => state.pages)
  const { sight, watch } = useSight()
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, Math.max(0, layout.lines.length - 1))
  const lines = linesInSight(layout, sight, active)
  const rows = lines.flatMap(({ line }) => (line.kind === 'row' ? [line.index] : []))
  const see = useEffectEvent(() => void seeRows(rows))
  const [first = 0] = rows
  const last = rows.at(-1) ?? 0
  useEffect(() => see(), [first, last, rows.length, pages])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isLine(event.target)) return
    const next = movedTo(event.key, active, layout.lines.length)
    const line = layout.lines[active]?.line
    if (next !== null) {
      // The line with the keyboard is always drawn, so the next one is there once this is done.
      flushSync(() => setActive(next))
      event.currentTarget.querySelector<HTMLElement>(`[data-line="${next}"]`)?.focus()
    } else if (event.key === ' ' && line) tick(line)
    else if (event.key === 'Enter' && line) enter(line, toggle)
    else return
    event.preventDefault()
  }
  return { watch, height: layout.height, lines, active, setActive, toggle, onKeyDown }
}

function useLayout() {
  const groups = useIntake((state) => state.groups)
  const isFiltered = useIntake(({ ask }) => ask.filter !== 'all' || ask.text !== '')
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = (provider: string) => {
    const next = new Set(opened)
    if (!next.delete(provider)) next.add(provider)
    setOpened(next)
  }
  const layout = useMemo(
    () => foundLayout(groups, isFiltered ? null : opened),
    [groups, isFiltered, opened],
  )
  return { layout, toggle }
}

function tick(line: FoundLine): void {
  if (line.kind === 'group') {
    const { count, chosen } = line.group
    void chooseGroup(line.at, chosen < count)
  } else if (line.kind === 'row') {
    const entry = entryAt(intakeStore.getState().pages, line.index)
    if (entry) void choose({ ids: [entry.id] }, !entry.chosen)
  }
}

function enter(line: FoundLine, toggle: (provider: string) => void): void {
  if (line.kind === 'more') toggle(line.group.providerName)
  else if (line.kind === 'group') tick(line)
  else {
    const entry = entryAt(intakeStore.getState().pages, line.index)
    if (entry) void openEntry(entry.id)
  }
}

function isLine(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset['line'] !== undefined
}

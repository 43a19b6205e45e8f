import { describe, expect, it } from 'vitest'
import type { UsageDay, UsageView } from '../../../../../src-shared/care.ts'
import { Usage } from '../../../../../src-renderer/screens/care/panel-usage.tsx'
import {
  busiest,
  shownDays,
  sortedCallers,
  usageSums,
} from '../../../../../src-renderer/screens/care/usage-text.ts'
import { shownMarkup, shownText } from '../../shown-text.ts'
import { now } from '../sample-detail.ts'

const days: UsageDay[] = [
  { day: '2026-11-19', used: 40, refused: 0, failed: 2 },
  { day: '2026-11-18', used: 10, refused: 3, failed: 0 },
]

const view: UsageView = {
  ...{ source: 'provider', days },
  callers: [
    { name: 'billing-sync/2.1', lastAt: now, used: 50, refused: 0 },
    { name: 'nightly report', lastAt: now - 1, used: 0, refused: 3 },
  ],
}

describe('use and errors of a key', () => {
  it('002-20 shows uses and errors over time, as a sum and day by day', () => {
    const text = shownText(<Usage view={view} />)

    expect(text).toContain('50 uses, 3 refused, 2 errors')
    expect(text).toContain('2026-11-19 40 0 2')
    expect(text).toContain('2026-11-18 10 3 0')
  })

  it('002-20 gives the eye bars that a screen reader skips, and it a table with heads', () => {
    const markup = shownMarkup(<Usage view={view} />)

    expect(markup).toContain('<div class="usage-bars" aria-hidden="true">')
    expect(markup).toContain('<th scope="row">2026-11-19</th>')
    expect(markup).toContain('<caption class="visually-hidden">')
  })

  it('001-32 says who still gets a 401, first of all callers', () => {
    const text = shownText(<Usage view={view} />)

    expect(text).toContain('One caller gets a 401')
    expect(text.indexOf('nightly report')).toBeLessThan(text.indexOf('billing-sync'))
    const quiet = { ...view, callers: view.callers.slice(0, 1) }
    expect(shownText(<Usage view={quiet} />)).not.toContain('401')
  })

  it('says so where nothing was counted', () => {
    expect(shownText(<Usage view={{ source: 'keyturn', days: [], callers: [] }} />)).toBe(
      'Nothing was counted yet.',
    )
  })

  it('sums, sorts and keeps the last thirty days', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...{ day: `2026-10-${String(index).padStart(2, '0')}`, used: 1, refused: 0, failed: 0 },
    }))

    expect(usageSums(days)).toEqual({ used: 50, refused: 3, failed: 2 })
    expect(shownDays({ days })[0]?.day).toBe('2026-11-18')
    expect(shownDays({ days: many })).toHaveLength(30)
    expect(busiest([])).toBe(1)
    expect(sortedCallers(view.callers)[0]?.name).toBe('nightly report')
  })
})

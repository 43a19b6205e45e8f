import { describe, expect, it } from 'vitest'
import { FindingKind, type Finding } from '../../../../../src-shared/care.ts'
import { ItemId } from '../../../../../src-shared/ids.ts'
import {
  findingFacts,
  groupedFindings,
  isMendedByReplacing,
  noFilter,
  shownFindings,
  whyOf,
} from '../../../../../src-renderer/screens/review/findings.ts'
import { reviewWords } from '../../../../../src-renderer/words/en-review.ts'

function finding(kind: FindingKind, change: Partial<Finding> = {}): Finding {
  return {
    ...{ kind, itemId: ItemId.parse('a'.repeat(32)), name: 'billing-20_11_2026-14_05' },
    ...{ providerName: 'Dailybot', owner: 'Ann', environment: 'production', about: '' },
    ...{ at: null, accepted: false, turnsOff: true, ...change },
  }
}

describe('shownFindings', () => {
  const all = [
    finding('idle'),
    finding('overdue', { owner: 'Ben', environment: 'test' }),
    finding('no-expiry', { accepted: true }),
  ]

  it('shows what nobody accepted, and the rest only when asked', () => {
    expect(shownFindings(all, noFilter)).toHaveLength(2)
    expect(shownFindings(all, { ...noFilter, withAccepted: true })).toHaveLength(3)
  })

  it('finds by name, owner, environment and provider, whatever the case', () => {
    const found = (text: string) => shownFindings(all, { ...noFilter, text }).length
    expect([found('BILLING'), found(' ben '), found('test'), found('dailybot')]).toEqual([
      ...[2, 1, 1, 2],
    ])
    expect(found('zebra')).toBe(0)
  })

  it('shows one kind alone', () => {
    expect(shownFindings(all, { ...noFilter, kind: 'idle' })).toEqual([all[0]])
    expect(shownFindings(all, { ...noFilter, kind: 'no-expiry' })).toEqual([])
  })
})

describe('groupedFindings', () => {
  it('loses no kind, and begins with whoever left', () => {
    const groups = groupedFindings(FindingKind.options.map((kind) => finding(kind)))

    expect(groups.map(({ kind }) => kind).toSorted()).toEqual(FindingKind.options.toSorted())
    expect(groups[0]?.kind).toBe('owner-left')
  })

  it('makes no group without findings', () => {
    expect(groupedFindings([])).toEqual([])
  })
})

describe('what a finding leads to', () => {
  it('001-09 has a title and a reason for every kind, also for rights beyond need', () => {
    for (const kind of FindingKind.options) {
      expect(reviewWords.kinds[kind].title).not.toBe('')
      expect(reviewWords.kinds[kind].why).not.toBe('')
    }
    expect(isMendedByReplacing('rights-beyond-need')).toBe(true)
  })

  it('offers a replacement only where it mends something', () => {
    expect(isMendedByReplacing('owner-left')).toBe(true)
    expect(isMendedByReplacing('off-convention')).toBe(false)
  })

  it('suggests why: a teammate left, or nobody uses it', () => {
    expect(whyOf('owner-left')).toBe('teammate-left')
    expect(whyOf('idle')).toBe('unused')
    expect(whyOf('off-convention')).toBeNull()
  })

  it('names provider, environment and owner, and leaves out what nobody said', () => {
    expect(findingFacts(finding('idle'))).toEqual(['Dailybot', 'production', 'Ann'])
    expect(findingFacts(finding('idle', { owner: '' }))).toEqual(['Dailybot', 'production'])
  })
})

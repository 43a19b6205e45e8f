import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMs, hourMs } from '../../../src-shared/clock.ts'
import { dueOfAll, isPastDue, type DueItem } from '../../../src-shared/due.ts'
import { ItemId } from '../../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../../src-shared/item.ts'
import { makeOverview, makeVersion } from './item-fixture.ts'

const now = Date.UTC(2026, 10, 20, 14, 5)
const nothing = { overdue: 0, dueSoon: 0, expired: 0, oldStillWork: 0, first: [] }

function item(number: number, days: number, change: Partial<Overview> = {}): DueItem {
  const createdAt = now - days * dayMs
  const body = makeOverview({
    name: `key-${String(number)}`,
    versions: [makeVersion({ createdAt })],
  })
  return { id: ItemId.parse(number.toString(16).padStart(32, '0')), body: { ...body, ...change } }
}

const withVersion = (change: Partial<SecretVersion>) =>
  item(1, 0, { versions: [makeVersion(change)] })
const counts = (...items: readonly DueItem[]) => dueOfAll(items, now)

describe('what is due', () => {
  it('is nothing where there are no keys, fresh ones, or none with a policy', () => {
    expect(counts()).toEqual(nothing)
    expect(
      counts(item(1, 3), item(2, 400, { policy: null }), item(3, 0, { versions: [] })),
    ).toEqual(nothing)
  })

  it('counts keys past the date of their policy, and those that will be within two weeks', () => {
    const found = counts(item(1, 91), item(2, 90), item(3, 77), item(4, 76), item(5, 400))

    expect(found).toMatchObject({ overdue: 2, dueSoon: 2, expired: 0 })
  })

  it('counts keys that the provider ended, and those that it soon will', () => {
    const ends = (expiresAt: number) => withVersion({ createdAt: now, expiresAt })

    expect(counts(ends(now))).toMatchObject({ expired: 1, dueSoon: 0 })
    expect(counts(ends(now + 14 * dayMs))).toMatchObject({ expired: 0, dueSoon: 1 })
    expect(counts(ends(now + 14 * dayMs + 1))).toEqual(nothing)
  })

  it('counts a key once, by its age first', () => {
    const both = withVersion({ createdAt: now - 91 * dayMs, expiresAt: now - dayMs })

    expect(counts(both)).toMatchObject({ overdue: 1, expired: 0 })
  })

  it('counts an old key from the end of its grace on, and none without an end or turned off', () => {
    const old = (change: Partial<SecretVersion>) =>
      item(1, 0, { versions: [makeVersion({ stage: 'previous', ...change })] })

    expect(counts(old({ graceEndsAt: now })).oldStillWork).toBe(1)
    expect(counts(old({ graceEndsAt: now + hourMs })).oldStillWork).toBe(0)
    expect(counts(old({ graceEndsAt: null })).oldStillWork).toBe(0)
    expect(counts(old({ stage: 'revoked', graceEndsAt: now })).oldStillWork).toBe(0)
  })

  it('leaves out items of which every key is dead', () => {
    const dead = makeVersion({ stage: 'revoked', createdAt: now - 400 * dayMs })

    expect(counts(item(1, 0, { versions: [dead] }))).toEqual(nothing)
  })

  it('names the five that have waited longest, and none that is only due soon', () => {
    const items = [95, 400, 120, 80, 99, 300, 200].map((days, number) => item(number, days))

    const { first } = dueOfAll(items, now)
    expect(first.map(({ name }) => name)).toEqual(['key-1', 'key-5', 'key-6', 'key-2', 'key-4'])
    expect(first[0]?.at).toBe(now - 310 * dayMs)
  })

  it('counts as many as are past due or will be, whatever the items are', () => {
    const age = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(fc.array(age, { maxLength: 30 }), (ages) => {
        const items = ages.map((days, number) => item(number, days))
        const found = dueOfAll(items, now)
        const past = items.filter(({ body }) => isPastDue(body, now)).length
        expect(found.overdue + found.expired).toBe(past)
        expect(found.dueSoon).toBe(ages.filter((days) => days > 76 && days <= 90).length)
        expect(found.first).toHaveLength(Math.min(5, past))
      }),
    )
  })
})

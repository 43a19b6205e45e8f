import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  ageBadge,
  ageInDays,
  badgesOf,
  dueOf,
  groupOfBadge,
  useBadge,
  type BadgeContext,
} from '../../../src-shared/badges.ts'
import { BadgeKind, type RotationPolicy } from '../../../src-shared/item.ts'
import { makeOverview, makeVersion } from './item-fixture.ts'

const dayMs = 86_400_000
const made = Date.UTC(2026, 0, 1)
const quarterly: RotationPolicy = { everyDays: null, everyMonths: 3, graceHours: 24 }

function at(now: number, context: Partial<BadgeContext> = {}): BadgeContext {
  const around = { mixedWith: null, ownerLeftAt: null, idleAfterDays: 60 }
  return { now, replacement: null, sameSecretAs: null, ...around, ...context }
}

function kinds(...input: Parameters<typeof badgesOf>): readonly BadgeKind[] {
  return badgesOf(...input).map(({ kind }) => kind)
}

function seenIn(git: string): NonNullable<ReturnType<typeof makeOverview>['seen']> {
  return { lookedAt: made, spots: [{ git, versionId: makeVersion().id }] }
}

describe('addMonths', () => {
  it.each([
    ['2026-01-15T10:30:00Z', 3, '2026-04-15T10:30:00.000Z'],
    ['2026-11-30T00:00:00Z', 3, '2027-02-28T00:00:00.000Z'],
    ['2027-11-30T00:00:00Z', 3, '2028-02-29T00:00:00.000Z'],
    ['2026-10-31T23:59:59Z', 1, '2026-11-30T23:59:59.000Z'],
    ['2026-12-31T00:00:00Z', 2, '2027-02-28T00:00:00.000Z'],
    ['2026-01-31T00:00:00Z', 12, '2027-01-31T00:00:00.000Z'],
    ['2024-02-29T00:00:00Z', 12, '2025-02-28T00:00:00.000Z'],
  ])('adds to %s %i months and gives %s', (from, months, to) => {
    expect(new Date(addMonths(Date.parse(from), months)).toISOString()).toBe(to)
  })

  it('lands in the right month whatever the day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 1, max: 120 }),
        (instant, months) => {
          const from = new Date(instant)
          const to = new Date(addMonths(instant, months))
          const passed =
            (to.getUTCFullYear() - from.getUTCFullYear()) * 12 +
            (to.getUTCMonth() - from.getUTCMonth())
          expect(passed).toBe(months)
          expect(to.getTime() % dayMs).toBe(instant % dayMs)
        },
      ),
    )
  })
})

describe('ageBadge', () => {
  const overview = makeOverview()

  it.each([
    ['fresh', 'on the first day', made],
    ['fresh', 'to the end of day 29', made + 30 * dayMs - 1],
    ['ok', 'from day 30', made + 30 * dayMs],
    ['ok', 'to 14 days before it is due', made + 76 * dayMs],
    ['due-soon', 'right after', made + 76 * dayMs + 1],
    ['due-soon', 'to the instant at which it is due', made + 90 * dayMs],
    ['overdue', 'right after', made + 90 * dayMs + 1],
    ['fresh', 'where the date lies in the future', made - dayMs],
  ])('calls it %s %s', (badge, _, now) => {
    expect(ageBadge(overview, now)).toBe(badge)
  })

  it('004-24 X-02 counts three calendar months where the provider does', () => {
    const item = makeOverview({
      policy: quarterly,
      versions: [makeVersion({ createdAt: Date.UTC(2026, 10, 30) })],
    })
    const due = Date.UTC(2027, 1, 28)

    expect(dueOf(item)).toEqual({ at: due, policyDays: 90 })
    expect(ageBadge(item, due - dayMs)).not.toBe('overdue')
    expect(ageBadge(item, due + dayMs)).toBe('overdue')
    expect(ageBadge(item, due)).toBe('due-soon')
    expect(ageBadge(item, due + 1)).toBe('overdue')
  })

  it('does not take three months for ninety days', () => {
    const item = makeOverview({ policy: quarterly })

    // January, February and March of 2026 have 90 days; April, May and June have 91.
    expect(dueOf(item)?.at).toBe(made + 90 * dayMs)
    const inApril = makeOverview({
      policy: quarterly,
      versions: [makeVersion({ createdAt: Date.UTC(2026, 3, 1) })],
    })
    expect(ageBadge(inApril, Date.UTC(2026, 3, 1) + 90 * dayMs + 1)).toBe('due-soon')
  })

  it('is due soon rather than fresh under a policy shorter than a month', () => {
    const weekly = makeOverview({ policy: { ...quarterly, everyMonths: null, everyDays: 7 } })

    expect(ageBadge(weekly, made + dayMs)).toBe('due-soon')
  })

  it('says that it does not know where nobody knows', () => {
    const undated = makeOverview({ versions: [makeVersion({ createdAt: null })] })

    expect(ageBadge(undated, made)).toBe('unknown')
    expect(ageBadge(makeOverview({ versions: [] }), made)).toBe('unknown')
    expect(dueOf(undated)).toBeNull()
  })

  it('never calls a key without a policy overdue', () => {
    expect(ageBadge(makeOverview({ policy: null }), made + 4_000 * dayMs)).toBe('ok')
  })

  it('judges the key in use and not an older one', () => {
    const versions = [
      makeVersion({ stage: 'revoked', createdAt: 0 }),
      makeVersion({ createdAt: made }),
      makeVersion({ stage: 'pending', createdAt: null }),
    ]

    expect(ageBadge(makeOverview({ versions }), made)).toBe('fresh')
  })
})

describe('useBadge', () => {
  const used = (lastUsedAt: number | null) =>
    makeOverview({ versions: [makeVersion({ lastUsedAt })] })

  it.each([
    ['used', made, made],
    ['used', made, made + 61 * dayMs - 1],
    ['idle', made, made + 61 * dayMs],
    ['never-used', null, made],
  ] as const)('says %s', (badge, lastUsedAt, now) => {
    expect(useBadge(used(lastUsedAt), at(now))).toBe(badge)
  })

  it('001-30 never dresses up an unknown source as a date or as no use', () => {
    for (const lastUsedAt of [null, made]) {
      const versions = [makeVersion({ lastUsedSource: 'unknown', lastUsedAt })]
      expect(useBadge(makeOverview({ versions }), at(made))).toBe('unknown')
    }
    expect(useBadge(makeOverview({ versions: [] }), at(made))).toBe('unknown')
  })
})

describe('how long without use is idle', () => {
  it('001-31 X-07 is what the person chose', () => {
    const item = makeOverview()
    const after = (days: number, idleAfterDays: number) =>
      kinds(item, at(made + days * dayMs, { idleAfterDays }))

    expect(after(20, 14)).toContain('idle')
    expect(after(20, 30)).not.toContain('idle')
    expect(after(61, 60)).toContain('idle')
    expect(after(61, 90)).not.toContain('idle')
  })
})

describe('badgesOf', () => {
  it('says only fresh of an item in good order', () => {
    expect(kinds(makeOverview(), at(made))).toEqual(['fresh'])
  })

  it('says of an item whose keys are all turned off that it is dead, and judges no age or use', () => {
    const versions = [makeVersion({ stage: 'revoked', revokedAt: made })]

    expect(kinds(makeOverview({ versions }), at(made + 900 * dayMs))).toEqual(['dead'])
    expect(kinds(makeOverview({ versions: [] }), at(made))).not.toContain('dead')
  })

  it('counts at least one day overdue', () => {
    const [worst] = badgesOf(makeOverview(), at(made + 90 * dayMs + 1))

    expect(worst).toMatchObject({ kind: 'overdue', days: 1, at: made + 90 * dayMs })
  })

  it('counts whole days overdue', () => {
    const [worst] = badgesOf(makeOverview(), at(made + 93 * dayMs))

    expect(worst).toMatchObject({ kind: 'overdue', days: 3 })
  })

  it('puts expiry after overdue and before all else but a stopped replacement', () => {
    const item = makeOverview({ versions: [makeVersion({ expiresAt: made + dayMs })] })

    expect(kinds(item, at(made + 100 * dayMs, { replacement: 'stopped' }))).toEqual([
      'stopped',
      'overdue',
      'expired',
      'idle',
    ])
  })

  it('puts a key in a commit right after a stopped replacement', () => {
    const item = makeOverview({ seen: seenIn('pushed') })

    expect(kinds(item, at(made + 100 * dayMs, { replacement: 'stopped' }))).toEqual([
      'stopped',
      'committed',
      'overdue',
      'idle',
    ])
    expect(groupOfBadge('committed')).toBe('act-now')
  })

  it.each([
    ['ignored', 'current', false],
    ['untracked', 'current', false],
    ['committed', 'current', true],
    ['history', 'previous', true],
    ['pushed', 'revoked', false],
    ['of a later version', 'current', false],
  ] as const)('says of a place that is %s with a key that is %s: %s', (git, stage, is) => {
    const versions = [makeVersion({ stage })]
    const item = makeOverview({ versions, seen: seenIn(git) })

    expect(kinds(item, at(made)).includes('committed')).toBe(is)
  })

  it.each([
    [made + 14 * dayMs, ['expires-soon', 'fresh']],
    [made + 14 * dayMs + 1, ['fresh']],
    [made, ['expired', 'fresh']],
  ])('announces an expiry 14 days ahead: %i', (expiresAt, expected) => {
    expect(kinds(makeOverview({ versions: [makeVersion({ expiresAt })] }), at(made))).toEqual(
      expected,
    )
  })

  it('tells of an old key that still works, unless its replacement waits anyway', () => {
    const old = makeVersion({ stage: 'previous', graceEndsAt: made + dayMs })
    const item = makeOverview({ versions: [makeVersion(), old] })

    expect(badgesOf(item, at(made))[0]).toMatchObject({ kind: 'old-still-works', at: made + dayMs })
    expect(kinds(item, at(made, { replacement: 'waiting' }))).toEqual(['waiting', 'fresh'])
  })

  it('says nothing new of a replacement that is being worked on', () => {
    expect(kinds(makeOverview(), at(made, { replacement: 'working' }))).toEqual(['fresh'])
  })

  it('finds all that is out of order', () => {
    const item = makeOverview({
      name: 'my key',
      owner: ' ',
      policy: null,
      integration: 'shop, , mailer,crm',
    })

    const badges = badgesOf(item, at(made, { sameSecretAs: 'search_dev' }))

    expect(badges.map(({ kind }) => kind)).toEqual([
      'shared',
      'same-secret',
      'no-owner',
      'no-policy',
      'off-convention',
      'fresh',
    ])
    expect(badges[0]?.days).toBe(3)
    expect(badges[1]?.other).toBe('search_dev')
  })

  it('says that nobody said how often, also where a policy holds something else alone', () => {
    const rhythm = { everyDays: null, everyMonths: null, graceHours: 1 }

    expect(kinds(makeOverview({ policy: rhythm }), at(made))).toContain('no-policy')
    expect(kinds(makeOverview({ policy: quarterly }), at(made))).not.toContain('no-policy')
  })

  it('002-34 puts a key whose owner has left among those to act on, unless it is dead', () => {
    const context = at(made, { ownerLeftAt: made - dayMs })
    const dead = makeOverview({ versions: [makeVersion({ stage: 'revoked' })] })

    expect(badgesOf(makeOverview(), context)[0]).toMatchObject({
      ...{ kind: 'owner-left', at: made - dayMs },
    })
    expect(groupOfBadge('owner-left')).toBe('act-now')
    expect(kinds(dead, context)).toEqual(['dead'])
  })

  it('002-21 asks to act where access changed, until a newer key answers it', () => {
    const care = { steps: [], answers: [], needs: [], accessChangedAt: made + dayMs }
    const newer = makeVersion({ storedAt: made + 2 * dayMs, createdAt: made + 2 * dayMs })

    expect(kinds(makeOverview({ care }), at(made + 3 * dayMs))[0]).toBe('access-changed')
    expect(groupOfBadge('access-changed')).toBe('act-now')
    const replaced = makeOverview({ care, versions: [newer] })
    expect(kinds(replaced, at(made + 3 * dayMs))).not.toContain('access-changed')
  })

  it.each([
    { care: 'of a later version' },
    { care: { accessChangedAt: 'then' } },
    { care: null },
    {},
  ])('takes a note that it cannot read for none: %o', (fields) => {
    expect(kinds(makeOverview(fields), at(made))).toEqual(['fresh'])
  })

  it('X-03 002-16 flags a key that is used in production and elsewhere', () => {
    const vercel = (target: string) => ({
      ...{ id: 'a'.repeat(32), kind: 'vercel-variable', check: null, part: 'secret' },
      ...{ accountId: 'b'.repeat(32), project: 'shop', team: null, key: 'KEY', target },
    })
    const item = (environment: string, ...targets: readonly string[]) =>
      kinds(
        makeOverview({ environment, places: targets.map(vercel) as unknown as never }),
        at(made),
      ).includes('environments-mixed')

    expect(item('Production, test')).toBe(true)
    expect(item('Production', 'preview')).toBe(true)
    expect(item('', 'production', 'development')).toBe(true)
    expect(item('Production', 'production')).toBe(false)
    expect(item('eu-1', 'production')).toBe(false)
    expect(item('prod, Production')).toBe(false)
    expect(item('')).toBe(false)
  })

  it('000-25 names the other key where one value is kept for two environments', () => {
    const badges = badgesOf(makeOverview(), at(made, { mixedWith: 'quiz_test' }))

    expect(badges[0]).toMatchObject({ kind: 'environments-mixed', other: 'quiz_test' })
  })

  it('is never empty, and always worst first without repeating itself', () => {
    const order = BadgeKind.options
    fc.assert(
      fc.property(anyOverview, anyContext, (overview, context) => {
        const places = kinds(overview, context).map((kind) => order.indexOf(kind))
        expect(places.length).toBeGreaterThan(0)
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
      }),
    )
  })

  it('gives every badge a group, better ones never before worse ones', () => {
    const groups = ['act-now', 'due-soon', 'cannot-tell', 'fine']
    const places = BadgeKind.options.map((kind) => groups.indexOf(groupOfBadge(kind)))

    expect(places).toEqual([...places].sort((a, b) => a - b))
  })
})

describe('ageInDays', () => {
  it('counts whole days and never fewer than none', () => {
    expect(ageInDays(made, made + dayMs - 1)).toBe(0)
    expect(ageInDays(made, made + dayMs)).toBe(1)
    expect(ageInDays(made + dayMs, made)).toBe(0)
  })
})

const instants = fc.option(fc.integer({ min: 0, max: 3e12 }))

const anyOverview = fc
  .record({
    createdAt: instants,
    lastUsedAt: instants,
    lastUsedSource: fc.constantFrom('provider', 'keyturn', 'unknown'),
    expiresAt: instants,
    stage: fc.constantFrom('pending', 'current', 'previous', 'revoked'),
  } as const)
  .chain((fields) => {
    const version = makeVersion(fields)
    return fc.record({
      name: fc.constantFrom('my key', 'a-01_01_2026-00_00'),
      owner: fc.constantFrom('', 'Ada'),
      integration: fc.constantFrom('', 'a', 'a,b'),
      policy: fc.constantFrom(null, quarterly, makeOverview().policy),
      versions: fc.subarray([makeVersion(), version]),
    })
  })
  .map((fields) => makeOverview(fields))

const anyContext = fc.record({
  now: fc.integer({ min: 0, max: 3e12 }),
  replacement: fc.constantFrom(null, 'working', 'waiting', 'stopped'),
  sameSecretAs: fc.constantFrom(null, 'other'),
  mixedWith: fc.constantFrom(null, 'other'),
  ownerLeftAt: fc.constantFrom(null, made),
  idleAfterDays: fc.constantFrom(7, 60),
} as const)

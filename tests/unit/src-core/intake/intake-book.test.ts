import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IntakeBook } from '../../../../src-core/intake/intake-book.ts'
import { dayMs } from '../../../../src-shared/clock.ts'
import { Entry, EntryId } from '../../../../src-shared/intake.ts'
import type { Seed } from '../../../../src-shared/seed.ts'
import {
  adding,
  bytes,
  everything,
  newBook,
  sampleValue,
  seedOf,
  spotOf,
  start,
} from './intake-fixture.ts'

function rowsOf(book: IntakeBook) {
  return book.list(everything).rows
}

function only(book: IntakeBook): Entry {
  const [row, ...more] = rowsOf(book)
  if (!row || more.length > 0) throw new Error('not exactly one entry')
  return row
}

describe('what lies ready', () => {
  it('shows a key masked, and its value nowhere', async () => {
    const book = newBook()
    await book.add([seedOf(sampleValue(1), { spots: [spotOf('/code/shop/.env')] })], adding)

    const page = book.list(everything)

    expect(Entry.parse(page.rows[0]).hint).toMatch(/^sk_sample_•••••\w{4}$/)
    expect(JSON.stringify([page, book.counts()])).not.toContain(sampleValue(1))
  })

  it('makes one entry of one value in several places', async () => {
    const book = newBook()
    const [shop, blog] = [spotOf('/code/shop/.env'), spotOf('/code/blog/.env', { git: 'pushed' })]
    await book.add(
      [seedOf(sampleValue(1), { spots: [shop], projects: ['shop'], since: start })],
      adding,
    )
    await book.add(
      [
        seedOf(sampleValue(1), {
          spots: [blog, shop],
          projects: ['blog'],
          since: start - 5,
          sinceSource: 'git',
        }),
      ],
      adding,
    )

    expect(only(book)).toMatchObject({
      ...{ spotCount: 2, git: 'pushed', projects: ['blog', 'shop'] },
      ...{ since: start - 5, sinceSource: 'git' },
    })
    expect(book.counts()).toMatchObject({ keys: 1, severalPlaces: 1, committed: 1, projects: 2 })
  })

  it('shows the first twenty places, and counts all', async () => {
    const book = newBook()
    const files = Array.from({ length: 25 }, (_, number) => spotOf(`/code/${number}/.env`))
    await book.add([seedOf(sampleValue(1), { spots: files })], adding)
    expect(only(book).spots).toHaveLength(20)
    expect(only(book)).toMatchObject({ spotCount: 25, git: 'none' })
  })

  it('names the place that matters most first, and of those alike a file', async () => {
    const book = newBook()
    const commit = { commit: 'abc', line: null }
    const spots = [
      spotOf('/a', { git: 'ignored' }),
      spotOf('/b', { git: 'unknown' }),
      spotOf('/c', { git: 'untracked' }),
      spotOf('d', { git: 'history', ...commit }),
      spotOf('/e', { git: 'committed' }),
      spotOf('f', { git: 'pushed', ...commit }),
      spotOf('/g', { git: 'pushed' }),
      spotOf('/h', { git: 'none' }),
    ]
    await book.add([seedOf(sampleValue(1), { spots })], adding)

    const names = only(book).spots.map(({ path }) => path)
    expect(names).toEqual(['/g', 'f', '/e', 'd', '/c', '/a', '/b', '/h'])
  })

  it('keeps every value once, whatever comes in which order and in how many pieces', async () => {
    const seeds = fc.array(fc.record({ value: fc.nat(12), file: fc.nat(5), since: fc.nat(9) }))
    const pieces = fc.tuple(seeds, fc.array(fc.nat(40), { maxLength: 4 }), fc.nat())
    await fc.assert(
      fc.asyncProperty(pieces, async ([found, cuts, turn]) => {
        const made = (order: typeof found): Seed[] =>
          order.map(({ value, file, since }) =>
            seedOf(sampleValue(value), {
              since,
              sinceSource: 'file',
              spots: [spotOf(`/code/${file}`)],
            }),
          )
        const turned = found.map((_, index) => found[(index + turn) % found.length] ?? found[0])
        const [one, other] = [newBook(), newBook()]
        await one.add(made(found), adding)
        const rest = made(turned.flatMap((each) => each ?? []))
        for (const cut of cuts) await other.add(rest.splice(0, cut), adding)
        await other.add(rest, adding)

        expect(factsOf(one)).toEqual(factsOf(other))
        expect(factsOf(one).map(([value]) => value)).toEqual(
          [...new Set(found.map(({ value }) => sampleValue(value)))].sort(),
        )
      }),
    )
  })

  it('wipes every value when it forgets, also those that came twice', async () => {
    const book = newBook()
    const seeds = [1, 2, 1].map((number) => seedOf(sampleValue(number)))
    await book.add(seeds, adding)

    book.forget()

    expect(seeds.map(({ value }) => value?.every((byte) => byte === 0))).toEqual([true, true, true])
    expect(rowsOf(book)).toEqual([])
  })

  it('goes on with a value that is handed over twice as the same bytes', async () => {
    const book = newBook()
    const seed = seedOf(sampleValue(1))
    await book.add([seed, { ...seed }], adding)

    expect(seed.value).toEqual(bytes(sampleValue(1)))
  })

  it('forgets what lay there before where it is replaced', async () => {
    const book = newBook()
    const before = seedOf(sampleValue(1))
    await book.add([before], adding)
    await book.add([seedOf(sampleValue(2))], { ...adding, replace: true })

    expect(before.value?.every((byte) => byte === 0)).toBe(true)
    expect(book.size).toBe(1)
  })

  it('leaves out what is too long for a vault, tells it, and wipes it', async () => {
    const book = newBook()
    const long = seedOf('k'.repeat(16_385))

    const notes = await book.add([long, seedOf('k'.repeat(16_384))], adding)

    expect(notes).toEqual([{ what: 'rows-too-long', count: 1, lines: [] }])
    expect(long.value?.every((byte) => byte === 0)).toBe(true)
    expect(book.size).toBe(1)
  })

  it('takes 20,000 and tells of those that are more', async () => {
    const book = newBook()
    const many = Array.from({ length: 20_002 }, (_, number) => {
      return seedOf(sampleValue(number), { envVar: 'API_KEY', projects: ['shop'] })
    })

    const notes = await book.add(many, adding)

    expect(notes).toEqual([{ what: 'too-many', count: 2, lines: [] }])
    expect(book.counts().keys).toBe(20_000)
    const names = new Set(book.selected({ all: 'every' }).map(({ draft }) => draft.name))
    expect(names.size).toBe(20_000)
  })

  it('keeps entries without a secret apart unless they say the same', async () => {
    const book = newBook()
    const row = seedOf(null, { name: 'Mail gateway', owner: 'Priya' })
    await book.add([row, { ...row }, { ...row, owner: 'Jonas' }, seedOf('')], adding)

    expect(rowsOf(book).map(({ hint }) => hint)).toEqual([null, null, null])
    expect(book.counts()).toMatchObject({ keys: 3, withoutSecret: 3 })
  })
})

describe('what is proposed', () => {
  const cases: readonly [string, Partial<Seed>, string][] = [
    [
      'its project and variable',
      { projects: ['~/code/checkout'], envVar: 'STRIPE_SECRET_KEY' },
      'checkout_stripe',
    ],
    ['its variable alone', { projects: ['a', 'b'], envVar: 'OPENAI_API_KEY' }, 'openai'],
    ['its provider', { envVar: 'API_KEY', providerName: 'Mail Gateway' }, 'mail_gateway'],
    ['what signs webhooks', { envVar: 'STRIPE_WEBHOOK_SECRET' }, 'stripe_webhook'],
    ['no word twice', { projects: ['stripe'], envVar: 'STRIPE_KEY' }, 'stripe'],
    [
      'what was told',
      { integration: 'Billing API', envVar: 'KEY', projects: ['x'] },
      'billing_api_key',
    ],
    ['nothing at all', {}, 'key'],
    ['no latin letter', { providerName: '支付', envVar: '' }, 'key'],
  ]

  it.each(cases)('is a name from %s', async (_, more, service) => {
    const book = newBook()
    await book.add([seedOf(sampleValue(1), more)], adding)

    expect(only(book).draft.name).toBe(`${service}-20_11_2026-14_05`)
  })

  it('gives a second key of one service another number', async () => {
    const book = newBook()
    const more = { envVar: 'OPENAI_API_KEY' }
    await book.add(
      [1, 2].map((number) => seedOf(sampleValue(number), more)),
      adding,
    )
    await book.add([seedOf(sampleValue(3), more)], adding)

    expect(rowsOf(book).map(({ draft }) => draft.name)).toEqual([
      'openai-20_11_2026-14_05',
      'openai_2-20_11_2026-14_05',
      'openai_3-20_11_2026-14_05',
    ])
  })

  it('keeps the name that a key has elsewhere, and cuts what is too long', async () => {
    const book = newBook()
    await book.add(
      [seedOf(sampleValue(1), { name: ` ${'N'.repeat(300)}`, owner: 'P'.repeat(300) })],
      adding,
    )

    const { name, owner } = only(book).draft
    expect([name, owner]).toEqual(['N'.repeat(120), 'P'.repeat(120)])
  })

  it('is changed for many at once, and what was left out stays', async () => {
    const book = newBook()
    await book.add(
      [1, 2].map((number) => seedOf(sampleValue(number), { owner: 'Priya' })),
      adding,
    )
    book.edit({ all: 'every' }, { environment: 'Production', tag: 'client' })
    book.edit({ all: 'every' }, { providerName: 'Stripe', tag: 'client' })
    await book.add([seedOf(sampleValue(1), { environment: 'Test', providerName: 'Other' })], adding)

    expect(rowsOf(book).map(({ draft }) => draft)).toMatchObject([
      { environment: 'Production', owner: 'Priya', providerName: 'Stripe', tags: ['client'] },
      { environment: 'Production', owner: 'Priya', providerName: 'Stripe', tags: ['client'] },
    ])
  })

  it('refuses a tag that is one too many', async () => {
    const book = newBook()
    const tags = Array.from({ length: 50 }, (_, number) => `tag ${number}`)
    await book.add([seedOf(sampleValue(1), { tags })], adding)

    expect(() => book.edit({ all: 'every' }, { tag: 'more' })).toThrow('bad-request')
  })
})

describe('what is chosen', () => {
  it('is what surely or likely is a key, until a person says otherwise', async () => {
    const book = newBook()
    const confidences = ['certain', 'likely', 'unsure'] as const
    await book.add(
      confidences.map((confidence, number) => seedOf(sampleValue(number), { confidence })),
      adding,
    )
    expect(book.counts()).toMatchObject({ keys: 3, chosen: 2, unsure: 1 })

    book.choose({ all: 'shown-unsure' }, true)
    expect(book.counts().chosen).toBe(3)

    book.choose({ all: 'chosen' }, false)
    expect(book.counts().chosen).toBe(0)
    expect(book.selected({ all: 'chosen' })).toEqual([])
  })

  it('is changed only where it is shown, also where nothing was said before', async () => {
    const book = newBook()
    await book.add(
      [
        seedOf(sampleValue(1), { name: 'aws one', providerName: 'AWS' }),
        seedOf(sampleValue(2), { name: 'aws two', confidence: 'unsure', providerName: 'AWS' }),
        seedOf(sampleValue(3), { name: 'mail', spots: [spotOf('/a', { git: 'pushed' })] }),
      ],
      adding,
    )
    const aws = { shown: { text: 'aws', filter: 'all' }, onlyChosen: false } as const
    const chosenNames = () =>
      rowsOf(book).flatMap(({ chosen, draft }) => (chosen ? [draft.name] : []))
    expect(book.selected(aws).map(({ draft }) => draft.name)).toEqual(['aws one', 'aws two'])
    expect(book.selected({ ...aws, onlyChosen: true })).toHaveLength(1)

    book.edit({ ...aws, onlyChosen: true }, { owner: 'Ada' })
    expect(rowsOf(book).map(({ draft }) => draft.owner)).toEqual(['Ada', '', ''])
    book.choose(aws, false)
    expect(chosenNames()).toEqual(['mail'])
    book.choose({ shown: { text: '', filter: 'committed' }, onlyChosen: false }, false)
    book.choose(aws, true)
    expect(chosenNames()).toEqual(['aws one', 'aws two'])
    expect(book.selected({ shown: { text: 'no such', filter: 'all' }, onlyChosen: false })).toEqual(
      [],
    )
  })

  it('is left alone by ids of what is gone', async () => {
    const book = newBook()
    await book.add([seedOf(sampleValue(1))], adding)
    const { id } = only(book)
    book.drop([id])

    book.choose({ ids: [id, id] }, true)

    expect(book.size).toBe(0)
    expect(() => book.get(EntryId.parse(id))).toThrow('not-found')
  })
})

describe('the list', () => {
  async function filled(): Promise<IntakeBook> {
    const book = newBook()
    const old = { since: start - 400 * dayMs, sinceSource: 'git' } as const
    await book.add(
      [
        seedOf(sampleValue(1), { name: 'one', providerName: 'OpenAI' }),
        seedOf(sampleValue(2), { name: 'two', providerName: 'OpenAI', ...old }),
        seedOf(sampleValue(3), { name: 'three', providerName: 'Stripe', format: 'stripe-live' }),
        seedOf(sampleValue(4), {
          ...{ name: 'four', providerName: 'Stripe', spots: [spotOf('/a', { git: 'history' })] },
        }),
        seedOf(sampleValue(5), { name: 'five', confidence: 'unsure', ...old }),
      ],
      adding,
    )
    return book
  }

  it('stands by provider, what is worst first and what has no provider last', async () => {
    const { rows, groups } = (await filled()).list(everything)

    expect(rows.map(({ draft }) => draft.name)).toEqual(['four', 'three', 'two', 'one', 'five'])
    expect(groups).toEqual([
      { providerName: 'Stripe', count: 2, chosen: 2 },
      { providerName: 'OpenAI', count: 2, chosen: 2 },
      { providerName: '', count: 1, chosen: 0 },
    ])
  })

  it.each([
    ['committed', ['four']],
    ['over-year', ['two']],
    ['several-places', []],
    ['unsure', ['five']],
    ['in-vault', []],
    ['chosen', ['four', 'three', 'two', 'one']],
  ] as const)('leaves %s', async (filter, names) => {
    const { rows, total } = (await filled()).list({ ...everything, filter })

    expect(rows.map(({ draft }) => draft.name)).toEqual(names)
    expect(total).toBe(names.length)
  })

  it('puts what is behind a thousand providers together, and counts every row', async () => {
    const book = newBook()
    const many = Array.from({ length: 1_200 }, (_, number) => {
      return seedOf(sampleValue(number), { providerName: `Provider ${number}` })
    })
    await book.add(many, adding)

    const { groups, total } = book.list(everything)

    expect(groups).toHaveLength(1_000)
    expect(groups.at(-1)).toMatchObject({ providerName: '', count: 201 })
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  })

  it('finds words in names, providers and places, and gives one page', async () => {
    const book = await filled()

    expect(book.list({ ...everything, text: 'STRIPE four' }).total).toBe(1)
    const page = book.list({ ...everything, offset: 1, limit: 2 })
    expect([page.total, ...page.rows.map(({ draft }) => draft.name)]).toEqual([5, 'three', 'two'])
    expect(book.counts()).toMatchObject({ providers: 2, overYear: 1, checkable: 1, keys: 5 })
  })
})

/** Everything that must not depend on the order of adds. */
function factsOf(book: IntakeBook) {
  return book
    .selected({ all: 'every' })
    .map(({ seed }) => {
      const value = new TextDecoder().decode(seed.value ?? new Uint8Array())
      return [value, seed.since, seed.spots.map(({ path }) => path)] as const
    })
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

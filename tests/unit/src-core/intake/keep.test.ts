import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createVault, fetchTransport, makePlaceHand } from '../../../../src-core/index.ts'
import type { Session } from '../../../../src-core/index.ts'
import type { IntakeBook } from '../../../../src-core/intake/intake-book.ts'
import { keepChosen, type KeepContext } from '../../../../src-core/intake/keep.ts'
import { dayMs } from '../../../../src-shared/clock.ts'
import { currentVersion, type Overview } from '../../../../src-shared/item.ts'
import { sightingsOf } from '../../../../src-shared/seen.ts'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import { cheapKdf, passphrase } from '../rotation/desk-fixture.ts'
import {
  adding,
  everything,
  newBook,
  sampleValue,
  seedOf,
  spotOf,
  start,
} from './intake-fixture.ts'

let folder: string
let session: Session
let book: IntakeBook

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-keep-'))
  const clock = { now: () => start }
  const made = await createVault(
    { path: join(folder, 'vault.keyturn'), passphrase, withRecoveryCode: false },
    { clock, random: systemRandomness, kdf: cheapKdf, anchorsPath: join(folder, 'anchors.db') },
  )
  session = made.session
  book = newBook(() => session)
})

afterEach(() => {
  session.close()
  rmSync(folder, { recursive: true, force: true })
})

function context(more: Partial<KeepContext> = {}): KeepContext {
  const clock = { now: () => start }
  return {
    ...{ session, clock, folders: [folder], signal: new AbortController().signal },
    newId: () => Buffer.from(systemRandomness.randomBytes(16)).toString('hex'),
    places: makePlaceHand({
      transport: fetchTransport(() => Promise.reject(new Error('offline'))),
      clock,
    }),
    ...more,
  }
}

function envFile(name: string, text: string): string {
  const path = join(folder, name, '.env')
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(path, text)
  return path
}

function items(): readonly Overview[] {
  return session.overviews().map(({ body }) => body)
}

function only(): Overview {
  const [item, ...more] = items()
  if (!item || more.length > 0) throw new Error('not exactly one item')
  return item
}

describe('what is kept', () => {
  it('is an item with its secret, its dates and the places where it stands', async () => {
    const path = envFile('shop', `STRIPE_SECRET_KEY=${sampleValue(1)}\n`)
    const found = {
      ...{ providerName: 'Stripe', environment: 'Production', envVar: 'STRIPE_SECRET_KEY' },
      ...{ projects: ['~/shop'], since: start - 90 * dayMs, sinceSource: 'git' as const },
      ...{ spots: [spotOf(path, { git: 'pushed' })], tags: ['client'], text: 'for the shop' },
      ...{ credentialId: 'sk_1', expiresAt: start + dayMs, usedIn: ['the till'] },
    }
    await book.add([seedOf(sampleValue(1), found)], adding)

    const { report, joined } = await keepChosen(book, context())

    expect([report, joined]).toEqual([{ added: 1, joined: 0, places: 1 }, []])
    const item = only()
    expect(item).toMatchObject({
      ...{ name: 'shop_stripe-20_11_2026-14_05', service: 'shop_stripe', kind: 'api-key' },
      ...{ providerName: 'Stripe', environment: 'Production', integration: 'shop' },
      ...{ envVar: 'STRIPE_SECRET_KEY', tags: ['client'], callers: ['the till'] },
      places: [{ kind: 'env-file', path, variable: 'STRIPE_SECRET_KEY', part: 'secret' }],
    })
    const [version] = item.versions
    expect(version).toMatchObject({
      ...{ stage: 'current', credentialId: 'sk_1', createdAt: start - 90 * dayMs },
      ...{ createdSource: 'git', lastUsedSource: 'unknown', expiresAt: start + dayMs },
    })
    const [kept] = session.overviews()
    if (!kept || !version) throw new Error('nothing kept')
    expect(session.secret(kept.id, version.id)).toEqual(new TextEncoder().encode(sampleValue(1)))
    expect(session.details(kept.id)?.body.notes).toBe('for the shop')
    expect(sightingsOf(item)?.spots).toMatchObject([{ path, git: 'pushed', versionId: version.id }])
    expect(session.audit({ itemId: kept.id, limit: 5 })).toMatchObject([{ event: 'added' }])
    expect(book.size).toBe(0)
  })

  it('has words instead of a place where another value stands there by now', async () => {
    const changed = envFile('shop', 'STRIPE_SECRET_KEY=another\n')
    const gone = join(folder, 'gone', '.env')
    const spots = [
      spotOf(changed, { shown: 'shop/.env', line: 3 }),
      spotOf(gone, { shown: 'gone/.env' }),
      spotOf(join(folder, 'a.ts'), { shown: 'a.ts', sort: 'source', variable: '' }),
      spotOf('old/.env', { git: 'history', commit: 'abc', line: null }),
    ]
    await book.add([seedOf(sampleValue(1), { spots })], adding)

    const { report } = await keepChosen(book, context())

    expect(report.places).toBe(0)
    expect(only().places).toBeUndefined()
    expect(only().callers.toSorted()).toEqual([
      'a.ts:1',
      'gone/.env:1 STRIPE_SECRET_KEY',
      'shop/.env:3 STRIPE_SECRET_KEY',
    ])
  })

  it('is an inventory entry where there is no secret', async () => {
    await book.add([seedOf(null, { name: 'Mail gateway', owner: 'Priya' })], adding)

    await keepChosen(book, context())

    expect(only()).toMatchObject({ name: 'Mail gateway', owner: 'Priya' })
    expect(currentVersion(only())).toMatchObject({ fingerprint: null, hint: null })
  })

  it.each([
    ['told', start - dayMs, { createdAt: start - dayMs, createdSource: 'imported' }],
    ['told', start + dayMs, { createdAt: null, createdSource: null }],
    ['file', start - dayMs, { createdAt: null, createdSource: null }],
    [null, null, { createdAt: null, createdSource: null }],
  ] as const)('states its age only where that is known: %s', async (sinceSource, since, made) => {
    await book.add([seedOf(sampleValue(1), { since, sinceSource })], adding)

    await keepChosen(book, context())

    expect(currentVersion(only())).toMatchObject(made)
  })

  it('takes the date of a name that it had elsewhere, and none from a name of ours', async () => {
    const name = 'mail_outbound-02_07_2026-10_31'
    await book.add([seedOf(sampleValue(1), { name })], adding)

    await keepChosen(book, context())

    const createdAt = Date.parse('2026-07-02T10:31:00Z')
    expect(currentVersion(only())).toMatchObject({ createdAt, createdSource: 'name' })
  })

  it('was last used when its provider says so, and else by a word in the notes', async () => {
    const lastUsedAt = start - dayMs
    await book.add([seedOf(sampleValue(1), { name: 'a', lastUsedAt })], adding)
    await book.add([seedOf(null, { name: 'b', lastUsedAt })], { ...adding, isReported: true })

    await keepChosen(book, context())

    const byName = new Map(session.overviews().map((kept) => [kept.body.name, kept]))
    const [told, reported] = [byName.get('a'), byName.get('b')]
    if (!told || !reported) throw new Error('not kept')
    expect(currentVersion(told.body)).toMatchObject({ lastUsedAt: null, lastUsedSource: 'unknown' })
    expect(session.details(told.id)?.body.notes).toBe('Last used: 2026-11-19T14:05:00.000Z')
    expect(currentVersion(reported.body)).toMatchObject({ lastUsedAt, lastUsedSource: 'provider' })
  })

  it('is only what is chosen; the rest stays ready', async () => {
    const seeds = [1, 2].map((number) => seedOf(sampleValue(number), { name: `key ${number}` }))
    await book.add([...seeds, seedOf(sampleValue(3), { confidence: 'unsure' })], adding)
    const [first] = book.list(everything).rows
    if (!first) throw new Error('nothing there')
    book.choose({ ids: [first.id] }, false)

    await keepChosen(book, context())

    expect(items().map(({ name }) => name)).toEqual(['key 2'])
    expect(book.size).toBe(2)
    book.choose({ all: 'every' }, false)
    await expect(keepChosen(book, context())).rejects.toThrow('intake-empty')
  })

  it('gets another name where one of ours was taken meanwhile, and is not renamed else', async () => {
    const late: { vault: Session | null } = { vault: null }
    book = newBook(() => late.vault)
    const more = { envVar: 'OPENAI_API_KEY' }
    await book.add([seedOf(sampleValue(1), more), seedOf(sampleValue(2), { name: 'Same' })], adding)
    const other = newBook()
    await other.add(
      [seedOf(sampleValue(3), more), seedOf(sampleValue(4), { name: 'Same' })],
      adding,
    )
    await keepChosen(other, context())

    await keepChosen(book, context())

    expect(
      items()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...['Same', 'Same', 'openai-20_11_2026-14_05', 'openai_2-20_11_2026-14_05']])
  })

  it('is wiped from the list only after it is on the disk', async () => {
    const seed = seedOf(sampleValue(1))
    await book.add([seed], adding)
    const failing = {
      ...sessionParts(),
      transact: () => {
        throw new Error('disk')
      },
    }
    await expect(keepChosen(book, context({ session: failing }))).rejects.toThrow('disk')
    expect([book.size, seed.value?.some((byte) => byte !== 0)]).toEqual([1, true])

    await keepChosen(book, context())

    expect([book.size, seed.value?.some((byte) => byte !== 0)]).toEqual([0, false])
  })
})

describe('a key that the vault holds already', () => {
  const place = (path: string) => ({ spots: [spotOf(path)], projects: ['~/shop'] })

  it('is not chosen, is told, and joins with its new places once it is', async () => {
    const [shop, blog] = ['shop', 'blog'].map((name) =>
      envFile(name, `STRIPE_SECRET_KEY=${sampleValue(1)}\n`),
    )
    if (!shop || !blog) throw new Error('no files')
    await book.add([seedOf(sampleValue(1), place(shop))], adding)
    await keepChosen(book, context())
    const before = only()

    const both = { ...place(shop), spots: [spotOf(shop), spotOf(blog)], owner: 'Somebody' }
    await book.add([seedOf(sampleValue(1), both)], adding)
    const [row] = book.list(everything).rows
    expect(row).toMatchObject({ chosen: false, inVault: { name: before.name } })
    expect(book.counts()).toMatchObject({ inVault: 1, chosen: 0 })
    book.choose({ all: 'every' }, true)
    const { report, joined } = await keepChosen(book, context())

    expect(report).toEqual({ added: 0, joined: 1, places: 1 })
    expect(joined).toEqual([row?.inVault?.itemId])
    const after = only()
    expect(after.places?.map((each) => each['path'])).toEqual([shop, blog])
    expect(sightingsOf(after)?.spots).toHaveLength(2)
    expect({ ...after, places: 0, seen: 0 }).toEqual({ ...before, places: 0, seen: 0 })
  })

  it('is told by the list as soon as the vault holds it, and no longer than that', async () => {
    await book.add([seedOf(sampleValue(1))], adding)
    expect(book.list(everything).rows).toMatchObject([{ inVault: null, chosen: true }])
    const other = newBook(() => session)
    await other.add([seedOf(sampleValue(1), { name: 'Mail' })], adding)
    await keepChosen(other, context())
    expect(book.list(everything).rows).toMatchObject([{ inVault: { name: 'Mail' }, chosen: false }])

    const [kept] = session.overviews()
    if (!kept) throw new Error('nothing kept')
    session.transact((tx) => tx.deleteItem(kept.id))

    expect(book.list(everything).rows).toMatchObject([{ inVault: null, chosen: true }])
  })

  it('is found among inventory entries by what they say', async () => {
    const row = seedOf(null, { name: 'Mail gateway', owner: 'Priya' })
    const unnamed = seedOf(null, { providerName: 'OpenAI', owner: 'Jonas' })
    await book.add([{ ...row }, { ...unnamed }], adding)
    await keepChosen(book, context())

    await book.add([{ ...row }, { ...unnamed }, { ...row, owner: 'Jonas' }], adding)

    expect(book.counts()).toMatchObject({ keys: 3, inVault: 2, chosen: 1 })
  })

  it('gives no place to a key that was turned off', async () => {
    const shop = envFile('shop', `STRIPE_SECRET_KEY=${sampleValue(1)}\n`)
    await book.add([seedOf(sampleValue(1))], adding)
    await keepChosen(book, context())
    const [kept] = session.overviews()
    if (!kept) throw new Error('nothing kept')
    const versions = kept.body.versions.map((each) => ({ ...each, stage: 'revoked' as const }))
    session.transact((tx) => tx.putOverview(kept.id, { ...kept.body, versions }, kept.stamp))

    await book.add([seedOf(sampleValue(1), place(shop))], adding)
    book.choose({ all: 'every' }, true)
    await keepChosen(book, context())

    expect(only().places).toBeUndefined()
    expect(only().callers).toEqual([])
  })
})

describe('a crash between two transactions', () => {
  it('loses nothing that was kept, and doubles nothing when it is kept again', async () => {
    const seeds = () =>
      Array.from({ length: 250 }, (_, number) =>
        number % 5 === 0
          ? seedOf(null, { owner: `Owner ${number}`, providerName: 'OpenAI' })
          : seedOf(sampleValue(number), { envVar: 'API_KEY' }),
      )
    await book.add(seeds(), adding)
    let transactions = 0
    const dying: KeepContext['session'] = {
      ...sessionParts(),
      transact: (work) => {
        transactions += 1
        if (transactions === 3) throw new Error('killed')
        return session.transact(work)
      },
    }
    await expect(keepChosen(book, context({ session: dying }))).rejects.toThrow('killed')
    expect([items().length, book.size]).toEqual([200, 50])

    const again = newBook(() => session)
    await again.add(seeds(), adding)
    expect(again.counts()).toMatchObject({ inVault: 200, chosen: 50 })
    again.choose({ all: 'every' }, true)
    const { report } = await keepChosen(again, context())

    expect(report).toMatchObject({ added: 50, joined: 200 })
    expect(items()).toHaveLength(250)
    const prints = items().flatMap(({ versions }) =>
      versions.flatMap((each) => each.fingerprint ?? []),
    )
    expect(new Set(prints).size).toBe(200)
  })
})

function sessionParts(): Pick<Session, 'overview' | 'overviews' | 'fingerprint'> {
  return {
    overview: (id) => session.overview(id),
    overviews: () => session.overviews(),
    fingerprint: (secret) => session.fingerprint(secret),
  }
}

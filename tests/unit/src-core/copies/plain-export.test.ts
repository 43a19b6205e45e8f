import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainExport } from '../../../../src-core/copies/plain-export.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import type { Overview, SecretVersion, Stage } from '../../../../src-shared/item.ts'
import { bytesOf, itemId, overview, VaultFolder, versionId } from '../vault/vault-fixture.ts'

let folder: VaultFolder
let session: Session

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
})

afterEach(() => folder.remove())

function version(count: number, change: Partial<SecretVersion> = {}): SecretVersion {
  return {
    ...{ id: versionId(count), stage: 'current', credentialId: null, remoteId: null },
    ...{ nameAtProvider: null, createdAt: Date.UTC(2026, 6, 2), createdSource: 'person' },
    ...{ lastUsedAt: null, lastUsedSource: 'unknown', expiresAt: null, signer: false },
    ...{ hint: null, fingerprint: 'f'.repeat(64), storedAt: 1, replacedAt: null },
    ...{ graceEndsAt: null, revokedAt: null },
    ...change,
  }
}

type Given = {
  readonly overview?: Partial<Overview>
  readonly notes?: string
  readonly secrets?: Readonly<Partial<Record<Stage, Uint8Array>>>
}

/** Adds items; the n-th has the n-th id. */
function withItems(...given: readonly Given[]): void {
  session.transact((tx) => {
    for (const [index, { overview: facts, notes, secrets = {} }] of given.entries()) {
      const id = itemId(index + 1)
      const stages = Object.entries(secrets) as [Stage, Uint8Array][]
      const versions = stages.map(([stage], count) => version(count + 1, { stage }))
      for (const [count, [, secret]] of stages.entries()) {
        tx.putSecret(id, versionId(count + 1), secret)
      }
      tx.putOverview(id, overview({ versions, ...facts }), null)
      if (notes !== undefined) tx.putDetails(id, { v: 1, notes }, null)
    }
  })
}

function exported(form: 'json' | 'csv' | 'env'): string {
  const { bytes } = plainExport(session, { form, itemIds: null })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** RFC 4180, by the letter. */
function parseCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  const [header = [], ...body] = rows
  return body.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])))
}

function fromEncoded(text: string, encoding: string | undefined): Uint8Array {
  return encoding === 'base64' ? Uint8Array.from(Buffer.from(text, 'base64')) : bytesOf(text)
}

const awkward = ['a', 'b', "'", '"', '\\', '$', '`', '{', '}', '#', '=', ' ', '\n', '\r', '\t', ',']

/** Bytes as providers give them, and as they should not. */
const secretBytes = fc.oneof(
  fc.string({ minLength: 1, maxLength: 60 }).map(bytesOf),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(bytesOf),
  fc.string({ unit: fc.constantFrom(...awkward), minLength: 1 }).map(bytesOf),
  fc.uint8Array({ minLength: 1, maxLength: 40 }),
)

describe('an export', () => {
  it('holds what was asked for, and says what was left out', () => {
    withItems({ secrets: { current: bytesOf('one') } }, { overview: { name: 'inventory' } })

    expect(plainExport(session, { form: 'json', itemIds: null })).toMatchObject({
      ...{ written: 2, leftOut: 0 },
    })
    expect(plainExport(session, { form: 'env', itemIds: null })).toMatchObject({
      ...{ written: 1, leftOut: 1 },
    })
    expect(plainExport(session, { form: 'csv', itemIds: [itemId(2)] })).toMatchObject({
      ...{ written: 1, leftOut: 0 },
    })
  })

  it('refuses an item that is not there, and writes nothing down', () => {
    withItems({ secrets: { current: bytesOf('one') } })

    expect(() => plainExport(session, { form: 'json', itemIds: [itemId(1), itemId(9)] })).toThrow(
      'not-found',
    )
    expect(session.audit({ itemId: itemId(1), limit: 10 })).toEqual([])
  })

  it('is written down for each secret that goes out', () => {
    withItems({ secrets: { current: bytesOf('one'), previous: bytesOf('old') } })

    exported('env')
    exported('json')

    const events = session.audit({ itemId: itemId(1), limit: 10 })
    expect(events.map(({ event, versionId: id }) => [event, id])).toEqual([
      ['exported', versionId(2)],
      ['exported', versionId(1)],
      ['exported', versionId(1)],
    ])
  })

  it('of an empty vault is a file without items', () => {
    expect(JSON.parse(exported('json'))).toEqual([])
    expect(parseCsv(exported('csv'))).toEqual([])
    expect(exported('env')).toBe('')
  })
})

describe('the JSON form', () => {
  it('holds every field, the notes, and every secret version with its dates', () => {
    const secrets = { current: bytesOf('new "one"\n'), previous: Uint8Array.of(0xff, 0, 1) }
    withItems({ overview: { owner: 'Ann', later: 'kept' }, notes: 'by hand', secrets })

    expect(JSON.parse(exported('json'))).toMatchObject([
      {
        ...{ id: itemId(1), name: 'billing_api', owner: 'Ann', notes: 'by hand', later: 'kept' },
        addedAt: '1970-01-01T00:00:00.001Z',
        versions: [
          { stage: 'current', secret: 'new "one"\n', secretEncoding: 'text' },
          { stage: 'previous', secret: '/wAB', secretEncoding: 'base64' },
        ],
      },
    ])
  })

  it('holds no fingerprint', () => {
    withItems({ secrets: { current: bytesOf('one') } })

    expect(exported('json')).not.toContain('ffffffff')
  })
})

describe('the CSV form', () => {
  it('has a row for each secret version, and one for an item without any', () => {
    withItems(
      { overview: { name: 'a' }, secrets: { current: bytesOf('new'), previous: bytesOf('old') } },
      { overview: { name: 'b', tags: ['x', 'y,z'] }, notes: 'said "so"' },
    )

    expect(parseCsv(exported('csv'))).toMatchObject([
      { name: 'a', stage: 'current', secret: 'new', created: '2026-07-02T00:00:00.000Z' },
      { name: 'a', stage: 'previous', secret: 'old' },
      { name: 'b', stage: '', secret: '', notes: 'said "so"', tags: 'x\ny,z' },
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', ' =1', '\u00a0+1', '＝1', '＠A'])(
    'keeps a spreadsheet from computing %j, but leaves secrets exact',
    (text) => {
      withItems({ overview: { name: text }, notes: text, secrets: { current: bytesOf(text) } })

      const [row] = parseCsv(exported('csv'))

      expect([row?.['name'], row?.['notes'], row?.['secret']]).toEqual([
        `'${text}`,
        `'${text}`,
        text,
      ])
    },
  )
})

describe('the .env form', () => {
  it('names each secret by its variable, else by its service, and never two alike', () => {
    const secrets = { current: bytesOf('s') }
    withItems(
      { overview: { name: 'a', envVar: 'ATNA_KEY' }, secrets },
      { overview: { name: 'b', envVar: 'not a name', service: 'billing_api' }, secrets },
      { overview: { name: 'c', service: '2fa' }, secrets },
      { overview: { name: 'd', envVar: 'ATNA_KEY' }, secrets },
      { overview: { name: 'e', service: '' }, secrets },
    )

    const names = exported('env').match(/^\w+(?==)/gm)
    expect(names).toEqual([...['ATNA_KEY', 'BILLING_API', '_2FA', 'ATNA_KEY_2', 'SECRET']])
  })

  it('holds the key in use and no other', () => {
    withItems({ secrets: { current: bytesOf('new'), previous: bytesOf('old') } })

    expect(parseEnv(exported('env'))).toEqual({ BILLING_API: 'new' })
  })

  it('does not let a name break out of its comment', () => {
    withItems({ overview: { name: 'a\nPATH=/evil' }, secrets: { current: bytesOf('s') } })

    expect(parseEnv(exported('env'))).toEqual({ BILLING_API: 's' })
  })

  it('writes in base64 what no quotes keep exact, under a name that says so', () => {
    withItems({ secrets: { current: bytesOf(`it's "both"`) } })

    expect(parseEnv(exported('env'))).toEqual({ BILLING_API_BASE64: 'aXQncyAiYm90aCI=' })
  })
})

/** Puts one secret into a vault of its own and answers with what the export says it is. */
function onlySecret(secret: Uint8Array, count: number): void {
  session.transact((tx) => {
    tx.deleteItem(itemId(count))
    const id = itemId(count + 1)
    tx.putSecret(id, versionId(1), secret)
    tx.putOverview(id, overview({ versions: [version(1)] }), null)
  })
}

describe('any secret', () => {
  function comesBack(read: () => Uint8Array | null): void {
    let count = 1
    withItems({})
    fc.assert(
      fc.property(secretBytes, (secret) => {
        onlySecret(secret, count)
        count += 1
        expect(read()).toEqual(Uint8Array.from(secret))
      }),
      { numRuns: 80 },
    )
  }

  function fromEnv(env: Readonly<Record<string, string | undefined>>): Uint8Array | null {
    const { BILLING_API: text, BILLING_API_BASE64: base64 } = env
    if (base64 !== undefined) return fromEncoded(base64, 'base64')
    return text === undefined ? null : bytesOf(text)
  }

  it('comes back from JSON', () => {
    comesBack(() => {
      const [item] = JSON.parse(exported('json')) as {
        versions: { secret: string; secretEncoding: string }[]
      }[]
      const [only] = item?.versions ?? []
      return only ? fromEncoded(only.secret, only.secretEncoding) : null
    })
  })

  it('comes back from CSV', () => {
    comesBack(() => {
      const [row] = parseCsv(exported('csv'))
      return row ? fromEncoded(row['secret'] ?? '', row['secret_encoding']) : null
    })
  })

  it('comes back from .env as Node reads it', () => {
    comesBack(() => fromEnv(parseEnv(exported('env'))))
  })

  it('comes back from .env as a shell reads it', () => {
    const place = mkdtempSync(join(tmpdir(), 'keyturn-env-'))
    const file = join(place, 'keys.env')
    const secrets = fc.sample(secretBytes, { numRuns: 60, seed: 7 })
    const wanted = secrets.map((secret) => Buffer.from(secret).toString('hex'))
    withItems(
      ...secrets.map((secret, index) => ({
        overview: { name: String(index).padStart(3, '0'), envVar: `S${index}` },
        secrets: { current: secret },
      })),
    )
    writeFileSync(file, exported('env'))

    const said = execFileSync('sh', ['-c', `set -a; . "${file}"; env -0`], { env: {} })
    rmSync(place, { recursive: true })

    const lines = said.toString('utf8').split('\0')
    const env = new Map(
      lines.map((line) => [line.split('=', 1)[0], line.slice(line.indexOf('=') + 1)]),
    )
    const found = secrets.map((_secret, index) => {
      const base64 = env.get(`S${index}_BASE64`)
      return Buffer.from(
        base64 ?? env.get(`S${index}`) ?? '',
        base64 === undefined ? 'utf8' : 'base64',
      )
    })
    expect(found.map((secret) => secret.toString('hex'))).toEqual(wanted)
  })
})

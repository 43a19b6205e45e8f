import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { namesAndValues, noted, readGiven, refusalOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

const field = (id: string, value: object, title = id) => ({
  title,
  id,
  value,
  guarded: true,
  multiline: false,
  dontGenerate: false,
  inputTraits: { keyboard: 'default', correction: 'no', capitalization: 'none' },
})

// As 1Password 8 writes an entry of the category "API Credential".
const apiCredential = {
  uuid: '6nqnjdqyk5mwvqbdgbdr47oabe',
  favIndex: 0,
  createdAt: 1_619_465_969,
  updatedAt: 1_619_466_052,
  state: 'active',
  categoryUuid: '112',
  details: {
    loginFields: [],
    notesPlain: 'for the shop',
    sections: [
      {
        title: '',
        fields: [
          field('username', { string: 'acct_1' }),
          field('credential', { concealed: key }),
          field('type', { menu: 'bearer' }),
          field('filename', { string: '' }),
          field('validFrom', { date: 1_301_918_460 }, 'valid from'),
          field('expires', { date: 1_932_811_260 }),
          field('hostname', { string: 'api.stripe.com' }),
        ],
      },
    ],
    passwordHistory: [],
  },
  overview: {
    subtitle: '',
    title: 'Stripe live',
    url: '',
    tags: ['shop'],
    ps: 0,
    pbe: 0,
    pgrng: false,
  },
}

const login = {
  ...apiCredential,
  categoryUuid: '001',
  details: {
    ...apiCredential.details,
    loginFields: [
      { value: 'ann@example.org', id: '', name: 'email', fieldType: 'E', designation: 'username' },
      { value: 'hunter2', id: '', name: 'password', fieldType: 'P', designation: 'password' },
    ],
    sections: [
      {
        title: 'more',
        fields: [
          field('x1', { concealed: 'ghp_abc' }, 'Personal access token'),
          field('x2', { concealed: '1234' }, 'PIN'),
          field('x3', { string: 'blue' }, 'colour'),
          field('x4', { file: { fileName: 'a.pdf', documentId: 'd' } }, 'a.pdf'),
        ],
      },
    ],
    passwordHistory: [{ value: 'old', time: 1_619_465_970 }],
  },
  overview: { ...apiCredential.overview, title: 'GitHub', url: 'https://github.com/login' },
}

const data = (...items: readonly unknown[]) => ({
  accounts: [{ attrs: { accountName: 'Ann' }, vaults: [{ attrs: { name: 'Acme' }, items }] }],
})

function archive(value: unknown, more: Zippable = {}): Uint8Array {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const attributes = { version: 3, description: '1Password Unencrypted Export', createdAt: 1 }
  return zipSync({
    'export.attributes': strToU8(JSON.stringify(attributes)),
    'export.data': strToU8(text),
    ...more,
  })
}

type Patch = { readonly where: 'central' | 'end'; readonly at: number; readonly value: number }

/** The archive with 32 bits of its last central record, or of its end, set anew. */
function patched(bytes: Uint8Array, { where, at, value }: Patch): Uint8Array {
  const copy = Buffer.from(bytes)
  const sign = Buffer.from(where === 'end' ? 'PK\u0005\u0006' : 'PK\u0001\u0002')
  copy.writeUInt32LE(value, copy.lastIndexOf(sign) + at)
  return copy
}

describe('a 1PUX export', () => {
  it('gives an API credential with its id, dates and provider', async () => {
    const read = await readGiven(archive(data(apiCredential)))

    expect(read.format).toBe('1pux')
    expect(namesAndValues(read)).toEqual([['Stripe live', key]])
    expect(read.seeds[0]).toMatchObject({
      credentialId: 'acct_1',
      providerName: 'Stripe',
      business: 'Acme',
      tags: ['shop'],
      text: 'for the shop',
      since: 1_301_918_460_000,
      expiresAt: 1_932_811_260_000,
    })
  })

  it('takes hidden fields that are keys, and leaves passwords, attachments and history', async () => {
    const read = await readGiven(archive(data(login), { 'files/d___a.pdf': strToU8('%PDF') }))

    expect(namesAndValues(read)).toEqual([['GitHub', 'ghp_abc']])
    expect(read.seeds[0]).toMatchObject({ providerName: 'Github', since: 1_619_465_970_000 })
    expect([
      noted(read, 'passwords-left'),
      noted(read, 'attachments-left'),
      noted(read, 'history-left'),
    ]).toEqual([2, 1, 1])
  })

  it('leaves what was put away, and reads older exports', async () => {
    const read = await readGiven(
      archive(
        data(
          { ...apiCredential, state: 'archived' },
          { ...apiCredential, trashed: true },
          { item: { ...apiCredential, state: undefined, trashed: false } },
        ),
      ),
    )

    expect(read.seeds).toHaveLength(1)
    expect(noted(read, 'archived-left')).toBe(2)
  })

  it('keeps what is sound beside what is broken', async () => {
    const read = await readGiven(
      archive({
        accounts: [
          5,
          { vaults: 'x' },
          ...data(
            apiCredential,
            null,
            'x',
            { details: 7, overview: [] },
            { details: { sections: [1, { fields: [2, {}] }] } },
          ).accounts,
        ],
      }),
    )

    expect(namesAndValues(read)).toEqual([['Stripe live', key]])
    expect(noted(read, 'rows-broken')).toBe(2)
  })
})

describe('a hostile archive', () => {
  it('is refused at every place where it was cut off', async () => {
    const whole = archive(data(apiCredential))
    for (let length = 4; length < whole.length; length += 7) {
      expect(await refusalOf(whole.subarray(0, length))).toBe('import-damaged')
    }
  })

  it('is refused or read the same with any byte changed, and never read otherwise', async () => {
    const whole = archive(data(apiCredential))
    for (let at = 0; at < whole.length; at += 11) {
      const changed = Uint8Array.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      if ((await refusalOf(changed)) !== null) continue
      expect(namesAndValues(await readGiven(changed))).toEqual([['Stripe live', key]])
    }
  })

  it('is refused where one letter of a key is another, though nothing else is', async () => {
    const text = strToU8(JSON.stringify(data(apiCredential)))
    const stored = Buffer.from(zipSync({ 'export.data': text }, { level: 0 }))
    expect(namesAndValues(await readGiven(stored))).toEqual([['Stripe live', key]])

    stored.write('X', stored.indexOf(key) + 12)
    expect(await refusalOf(stored)).toBe('import-damaged')
  })

  it('unpacks no more than it said, and nothing that says too much', async () => {
    const large = archive(`{"accounts":[],"x":"${'a'.repeat(5_000_000)}"}`)
    // The uncompressed size of the last entry stands 24 bytes into its record.
    expect(await refusalOf(patched(large, { where: 'central', at: 24, value: 1_000 }))).toBe(
      'import-damaged',
    )
    expect(await refusalOf(patched(large, { where: 'central', at: 24, value: 6_000_000 }))).toBe(
      'import-damaged',
    )
    expect(await refusalOf(patched(large, { where: 'central', at: 24, value: 0xfffffff0 }))).toBe(
      'import-too-large',
    )
  })

  it('counts no entries that are not there', async () => {
    const whole = archive(data(apiCredential))
    expect(await refusalOf(patched(whole, { where: 'end', at: 8, value: 0xfff0fff0 }))).toBe(
      'import-damaged',
    )
    expect(await refusalOf(patched(whole, { where: 'end', at: 8, value: 0xffffffff }))).toBe(
      'import-too-large',
    )
    expect(await refusalOf(patched(whole, { where: 'end', at: 16, value: 0x7fffffff }))).toBe(
      'import-damaged',
    )
  })

  it('writes nothing, whatever its names say, and is read among thousands', async () => {
    const odd: Zippable = {
      '../../etc/cron.d/x': strToU8('x'),
      '/etc/passwd': strToU8('x'),
      'C:\\x': strToU8('x'),
    }
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`files/${index}`, new Uint8Array(0)]),
    )

    expect(
      namesAndValues(await readGiven(archive(data(apiCredential), { ...odd, ...many }))),
    ).toEqual([['Stripe live', key]])
  })

  it('is refused where two files have the name that counts', async () => {
    const whole = Buffer.from(archive(data(apiCredential), { 'export.dbta': strToU8('{}') }))
    const twice = Buffer.from(whole.toString('latin1').replaceAll('dbta', 'data'), 'latin1')

    expect(await refusalOf(twice)).toBe('import-damaged')
  })

  it('is refused where it is locked, or packed in a way of its own', async () => {
    const whole = archive(data(apiCredential))
    // The flags and the method stand 8 and 10 bytes into its record.
    expect(await refusalOf(patched(whole, { where: 'central', at: 8, value: 0x00080001 }))).toBe(
      'import-unknown',
    )
    expect(await refusalOf(patched(whole, { where: 'central', at: 8, value: 0x000e0000 }))).toBe(
      'import-unknown',
    )
  })

  it('is refused where its content is no JSON, no export, or another encoding', async () => {
    expect(await refusalOf(archive('{"accounts":'))).toBe('import-damaged')
    expect(await refusalOf(archive('[]'))).toBe('import-damaged')
    expect(await refusalOf(archive({ accounts: 1 }))).toBe('import-damaged')
    const latin = zipSync({ 'export.data': Uint8Array.of(0x7b, 0x22, 0xfc, 0x22, 0x7d) })
    expect(await refusalOf(latin)).toBe('import-damaged')
  })
})

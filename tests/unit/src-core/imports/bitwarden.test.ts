import { argon2id } from 'hash-wasm'
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { namesAndValues, noted, readGiven, refusalOf } from './given-file.ts'

const key = 'sk_live_51HabcdefghijkLmno23'

const login = {
  id: 'a',
  organizationId: null,
  folderId: 'f1',
  type: 1,
  reprompt: 0,
  name: 'Stripe API key',
  notes: 'for the shop',
  favorite: false,
  login: {
    uris: [{ match: null, uri: 'https://dashboard.stripe.com/apikeys' }],
    username: 'acct_1',
    password: key,
    totp: null,
    passwordRevisionDate: '2024-02-03T04:05:06.000Z',
  },
  collectionIds: null,
  creationDate: '2023-01-01T00:00:00.000Z',
  revisionDate: '2024-05-01T00:00:00.000Z',
  deletedDate: null,
}

const vault = (...items: readonly unknown[]) => ({
  encrypted: false,
  folders: [{ id: 'f1', name: 'Work' }],
  items,
})

const text = (value: unknown): string => JSON.stringify(value, null, 2)

/** Made by the description and not by our code: HKDF of node:crypto is not asked either. */
async function locked(plain: string, password: string, kdf: 'pbkdf2' | 'argon2id') {
  const salt = randomBytes(16).toString('base64')
  const stretched =
    kdf === 'pbkdf2'
      ? pbkdf2Sync(password, salt, 6_000, 32, 'sha256')
      : await argon2id({
          password,
          salt: createHash('sha256').update(salt).digest(),
          iterations: 2,
          memorySize: 16 * 1024,
          parallelism: 4,
          hashLength: 32,
          outputType: 'binary',
        })
  const half = (info: string): Buffer =>
    createHmac('sha256', stretched).update(`${info}\u0001`).digest()
  const seal = (content: string): string => {
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', half('enc'), iv)
    const hidden = Buffer.concat([cipher.update(content), cipher.final()])
    const mac = createHmac('sha256', half('mac')).update(iv).update(hidden).digest()
    return `2.${[iv, hidden, mac].map((part) => part.toString('base64')).join('|')}`
  }
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    ...(kdf === 'pbkdf2'
      ? { kdfType: 0, kdfIterations: 6_000 }
      : { kdfType: 1, kdfIterations: 2, kdfMemory: 16, kdfParallelism: 4 }),
    encKeyValidation_DO_NOT_EDIT: seal('b6f9f1a0-0000-4000-8000-000000000000'),
    data: seal(plain),
  }
}

describe('a Bitwarden export', () => {
  it('gives the key of an entry whose name says that it is one', async () => {
    const read = await readGiven(text(vault(login)))

    expect(read.format).toBe('bitwarden')
    expect(namesAndValues(read)).toEqual([['Stripe API key', key]])
    expect(read.seeds[0]).toMatchObject({
      providerName: 'Stripe',
      credentialId: 'acct_1',
      kind: 'key-pair',
      tags: ['Work'],
      text: 'for the shop',
      since: Date.UTC(2024, 1, 3, 4, 5, 6),
    })
  })

  it('leaves the passwords of people, and takes the hidden fields that are keys', async () => {
    const read = await readGiven(
      text(
        vault(
          {
            ...login,
            name: 'GitHub',
            login: { username: 'ann@example.org', password: 'hunter2hunter2' },
            fields: [
              { name: 'Personal access token', value: 'ghp_abc', type: 1 },
              { name: 'PIN', value: '1234', type: 1 },
              { name: 'recovery', value: 'aB3dE5gH7jK9mN1p', type: 1 },
              { name: 'colour', value: 'red', type: 0 },
              { name: 'API key', value: key, type: 0 },
              { name: 'remember', value: 'true', type: 2 },
              { name: 'linked', value: null, type: 3 },
            ],
          },
          { ...login, type: 2, login: null, name: 'Note', fields: null, notes: 'nothing' },
        ),
      ),
    )

    expect(namesAndValues(read)).toEqual([
      ['GitHub Personal access token', 'ghp_abc'],
      ['GitHub recovery', 'aB3dE5gH7jK9mN1p'],
      ['GitHub API key', key],
    ])
    expect(read.seeds.map(({ confidence }) => confidence)).toEqual(['certain', 'likely', 'certain'])
    expect(noted(read, 'passwords-left')).toBe(2)
  })

  it('takes a password that begins as keys do, beside a hidden field', async () => {
    const fields = [{ name: 'webhook', value: `whsec_${'aB3d'.repeat(8)}`, type: 1 }]
    const read = await readGiven(text(vault({ ...login, name: 'Stripe', fields })))

    expect(namesAndValues(read)).toEqual([
      ['Stripe', key],
      ['Stripe webhook', fields[0]?.value],
    ])
  })

  it('takes the keys that somebody wrote into the notes', async () => {
    const secret = 'wJalrXUtnFEMI7K7MDENGbPxRfiCYzzzzzzzzkey'
    const notes = `of the deploy user\nAWS_ACCESS_KEY_ID=AKIAQ5TESTQ5TESTQ5TE\nAWS_SECRET_ACCESS_KEY="${secret}"\n${key}`
    const read = await readGiven(
      text(vault({ ...login, type: 2, login: null, name: 'AWS', notes, fields: null })),
    )

    expect(namesAndValues(read)).toEqual([
      ['AWS AWS_SECRET_ACCESS_KEY', secret],
      ['AWS', key],
    ])
    expect(read.seeds[0]?.credentialId).toBe('AKIAQ5TESTQ5TESTQ5TE')
  })

  it('leaves cards, SSH keys, deleted items and history, and counts what is broken', async () => {
    const read = await readGiven(
      text(
        vault(
          { ...login, type: 3 },
          { ...login, type: 5, sshKey: { privateKey: 'x' } },
          { ...login, deletedDate: '2024-01-01T00:00:00.000Z' },
          'no item',
          { name: 'without a type' },
          { ...login, passwordHistory: [{ lastUsedDate: '2024-01-01', password: 'old' }] },
        ),
      ),
    )

    expect(read.seeds).toHaveLength(1)
    expect(read.notes).toEqual([
      { what: 'other-kinds-left', count: 2, lines: [] },
      { what: 'archived-left', count: 1, lines: [] },
      { what: 'rows-broken', count: 2, lines: [] },
      { what: 'history-left', count: 1, lines: [] },
    ])
  })

  it('takes a collection of an organisation for the business', async () => {
    const read = await readGiven(
      text({
        encrypted: false,
        collections: [{ id: 'c1', organizationId: 'o', name: 'Acme' }],
        items: [{ ...login, collectionIds: ['c1'] }],
      }),
    )

    expect(read.seeds[0]?.business).toBe('Acme')
  })

  it.each(['pbkdf2', 'argon2id'] as const)('is opened with its password: %s', async (kdf) => {
    const file = text(await locked(text(vault(login)), 'pässword', kdf))

    expect(namesAndValues(await readGiven(file, { password: 'pässword' }))).toEqual([
      ['Stripe API key', key],
    ])
    expect(await refusalOf(file)).toBe('import-needs-password')
    expect(await refusalOf(file, { password: 'password' })).toBe('import-wrong-password')
  })

  it('tells a damaged file from a wrong password', async () => {
    const file = await locked(text(vault(login)), 'pw', 'pbkdf2')
    const [iv = '', hidden = '', mac = ''] = file.data.split('|')
    const flipped = (hidden.startsWith('A') ? 'B' : 'A') + hidden.slice(1)

    for (const data of [[iv, flipped, mac].join('|'), file.data.slice(0, 90), 'x', '']) {
      expect(await refusalOf(text({ ...file, data }), { password: 'pw' })).toBe('import-damaged')
    }
    expect(await refusalOf(text({ ...file, kdfType: 7 }), { password: 'pw' })).toBe(
      'import-damaged',
    )
  })

  it('is refused before it makes us work without end', async () => {
    const file = await locked(text(vault(login)), 'pw', 'argon2id')
    const asks = [
      { kdfIterations: 2 ** 31 },
      { kdfMemory: 2 ** 30 },
      { kdfType: 0, kdfIterations: 2 ** 40 },
    ]

    for (const ask of asks) {
      expect(await refusalOf(text({ ...file, ...ask }), { password: 'pw' })).toBe(
        'import-too-large',
      )
    }
    expect(await refusalOf(text({ ...file, kdfMemory: 0 }), { password: 'pw' })).toBe(
      'import-damaged',
    )
  })

  it('is refused where it is locked to an account, whatever the password', async () => {
    const file = text({ encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', items: [] })

    expect(await refusalOf(file, { password: 'pw' })).toBe('import-locked')
  })

  it('is refused where what is locked is no vault', async () => {
    for (const plain of ['{"a":', 'null', '{"items":5}', '[]']) {
      const file = text(await locked(plain, 'pw', 'pbkdf2'))
      expect(await refusalOf(file, { password: 'pw' })).toBe('import-damaged')
    }
  })
})

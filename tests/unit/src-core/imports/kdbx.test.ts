import { gzipSync } from 'node:zlib'
import kdbxweb from 'kdbxweb'
import { describe, expect, it } from 'vitest'
import { namesAndValues, noted, readGiven, refusalOf } from './given-file.ts'
import { databaseWith, emptyDatabase, locks, saved, setCost } from './kdbx-fixture.ts'

type Database = InstanceType<typeof kdbxweb.Kdbx>

const key = 'sk_live_51HabcdefghijkLmno23'
const password = 'pässword'
const secret = (text: string) => kdbxweb.ProtectedValue.fromString(text)

function addStripe(database: Database): void {
  const work = database.createGroup(database.getDefaultGroup(), 'Acme')
  const entry = database.createEntry(database.createGroup(work, 'Payments'))
  entry.fields.set('Title', 'Stripe API key')
  entry.fields.set('UserName', 'acct_1')
  entry.fields.set('Password', secret(key))
  entry.fields.set('URL', 'https://dashboard.stripe.com')
  entry.fields.set('Notes', 'for the shop')
  entry.tags = ['shop']
  entry.times.creationTime = new Date(Date.UTC(2023, 0, 2))
  entry.times.expires = true
  entry.times.expiryTime = new Date(Date.UTC(2027, 0, 2))
}

describe('a KeePass database', () => {
  it.each(locks)('gives its keys: %s', async (lock) => {
    const read = await readGiven(await databaseWith(addStripe, lock), { password })

    expect(read.format).toBe('kdbx')
    expect(namesAndValues(read)).toEqual([['Stripe API key', key]])
    expect(read.seeds[0]).toMatchObject({
      credentialId: 'acct_1',
      providerName: 'Stripe',
      business: 'Acme',
      tags: ['Payments', 'shop'],
      text: 'for the shop',
      since: Date.UTC(2023, 0, 2),
      expiresAt: Date.UTC(2027, 0, 2),
      confidence: 'certain',
    })
  })

  it.each(locks)('is refused without its password or with another: %s', async (lock) => {
    const bytes = await databaseWith(addStripe, lock)

    expect(await refusalOf(bytes)).toBe('import-needs-password')
    expect(await refusalOf(bytes, { password: 'password' })).toBe('import-wrong-password')
  })

  it('takes protected fields that are keys, and is not sure of plain passwords', async () => {
    const bytes = await databaseWith((database) => {
      const entry = database.createEntry(database.getDefaultGroup())
      entry.fields.set('Title', 'Mail')
      entry.fields.set('Password', secret('hunter2'))
      entry.fields.set('SMTP token', secret('abc'))
      entry.fields.set('PIN', secret('1234'))
      entry.fields.set('otp', secret('otpauth://totp/x?secret=JBSWY3DPEHPK3PXP'))
      entry.fields.set('Access key ID', 'AKIA1')
      entry.binaries.set('a.txt', new Uint8Array(4).buffer)
    })
    const read = await readGiven(bytes, { password })

    expect(
      read.seeds.map(({ name, confidence, credentialId }) => [name, confidence, credentialId]),
    ).toEqual([
      ['Mail', 'unsure', 'AKIA1'],
      ['Mail SMTP token', 'certain', 'AKIA1'],
    ])
    expect([noted(read, 'passwords-left'), noted(read, 'attachments-left')]).toEqual([1, 1])
  })

  it('leaves the recycle bin and the history, which tells the age of the password', async () => {
    const bytes = await databaseWith((database) => {
      addStripe(database)
      const [entry] = [...database.getDefaultGroup().allEntries()]
      if (!entry) throw new Error('no entry')
      const at = (month: number): Date => new Date(Date.UTC(2024, month, 1))
      entry.fields.set('Password', secret('old'))
      entry.times.lastModTime = at(0)
      entry.pushHistory()
      entry.fields.set('Password', secret(key))
      entry.times.lastModTime = at(1)
      entry.pushHistory()
      entry.fields.set('Notes', 'changed')
      entry.times.lastModTime = at(2)
      const gone = database.createEntry(database.getDefaultGroup())
      gone.fields.set('Password', secret('gone'))
      database.remove(gone)
    })
    const read = await readGiven(bytes, { password })

    expect(read.seeds.map(({ since }) => since)).toEqual([Date.UTC(2024, 1, 1)])
    expect([noted(read, 'archived-left'), noted(read, 'history-left')]).toEqual([1, 2])
  })

  it('keeps script and hidden characters as text', async () => {
    const bytes = await databaseWith((database) => {
      const entry = database.createEntry(database.getDefaultGroup())
      entry.fields.set('Title', '<img src=x onerror=alert(1)> \u202ekey')
      entry.fields.set('Password', secret(key))
    })
    const [seed] = (await readGiven(bytes, { password })).seeds

    expect(seed?.name).toBe('<img src=x onerror=alert(1)> \u202ekey')
    expect(seed?.notes).toEqual(['control-characters'])
  })

  it('is refused where it was cut off or changed', async () => {
    const bytes = await databaseWith(addStripe, 'KDBX 4, AES-KDF, AES')
    const changed = Uint8Array.from(bytes)
    changed[bytes.length - 60] = (changed[bytes.length - 60] ?? 0) ^ 1

    expect(await refusalOf(bytes.subarray(0, -40), { password })).toBe('import-damaged')
    expect(await refusalOf(bytes.subarray(0, 100), { password })).toBe('import-damaged')
    expect(await refusalOf(bytes.subarray(0, 8), { password })).toBe('import-damaged')
    expect(await refusalOf(changed, { password })).toBe('import-damaged')
  })

  it('is refused in a version that nobody knows, or the one before', async () => {
    const bytes = Uint8Array.from(await databaseWith(addStripe))
    new DataView(bytes.buffer).setUint16(10, 9, true)

    expect(await refusalOf(bytes, { password })).toBe('import-unknown')
    const kdb = Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a, 0x65, 0xfb, 0x4b, 0xb5, 0, 0)
    expect(await refusalOf(kdb, { password })).toBe('import-unknown')
  })
})

describe('a hostile KeePass database', () => {
  it.each([
    ['M', 4 * 1024 ** 3],
    ['I', 2 ** 40],
    ['P', 100_000],
  ] as const)('is refused before it makes us work without end: %s', async (name, value) => {
    const bytes = await databaseWith(addStripe, 'KDBX 4, Argon2id, ChaCha20')
    const database = await kdbxweb.Kdbx.load(
      Uint8Array.from(bytes).buffer,
      new kdbxweb.Credentials(secret(password)),
    )
    setCost(database, name, value)
    const stream = new kdbxweb.BinaryStream()
    database.header.write(stream)

    expect(await refusalOf(new Uint8Array(stream.getWrittenBytes()), { password })).toBe(
      'import-too-large',
    )
  })

  it('is refused before it asks for rounds without end', async () => {
    const database = emptyDatabase('KDBX 3.1, AES', password)
    database.header.generateSalts()
    database.header.keyEncryptionRounds = 2 ** 40
    const stream = new kdbxweb.BinaryStream()
    database.header.write(stream)

    expect(await refusalOf(new Uint8Array(stream.getWrittenBytes()), { password })).toBe(
      'import-too-large',
    )
  })

  it.each(['KDBX 4, AES-KDF, AES', 'KDBX 3.1, AES'] as const)(
    'unpacks nothing that would fill the memory: %s',
    async (lock) => {
      const bomb = gzipSync(new Uint8Array(140 * 1_048_576))
      const bytes = await packedAs(bomb, lock)

      expect(bytes.length).toBeLessThan(1_048_576)
      expect(await refusalOf(bytes, { password })).toBe('import-too-large')
    },
  )

  it('counts tags before they become a tree', async () => {
    const bomb = gzipSync(new TextEncoder().encode('<a/>'.repeat(3_000_000)))

    expect(await refusalOf(await packedAs(bomb, 'KDBX 3.1, AES'), { password })).toBe(
      'import-too-large',
    )
  })

  it.each([
    [
      'entities that multiply',
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">' +
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><KeePassFile><Meta>&c;</Meta></KeePassFile>',
    ],
    [
      'an entity from outside',
      '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><KeePassFile><Meta>&a;</Meta></KeePassFile>',
    ],
    ['depth without end', '<Group>'.repeat(30_000)],
    ['no XML', 'not at all'],
  ])('is refused with %s', async (_, xml) => {
    const packed = gzipSync(new TextEncoder().encode(`<?xml version="1.0"?>${xml}`))

    expect(await refusalOf(await packedAs(packed, 'KDBX 3.1, AES'), { password })).toBe(
      'import-damaged',
    )
  })
})

/** A database that opens with the password and holds this in place of its XML. */
async function packedAs(content: Uint8Array, lock: (typeof locks)[number]): Promise<Uint8Array> {
  const database = emptyDatabase(lock, password)
  const format = new kdbxweb.KdbxFormat(database)
  const buffer = Uint8Array.from(content).buffer
  if (lock === 'KDBX 3.1, AES') {
    // What is written before it is encrypted: start bytes, then blocks of the content.
    const { encrypt } = kdbxweb.HashedBlockTransform
    return withEncryption(database, format, async () => {
      const start = new Uint8Array(database.header.streamStartBytes ?? [])
      const blocks = new Uint8Array(await encrypt(buffer))
      const all = new Uint8Array(start.length + blocks.length)
      all.set(start)
      all.set(blocks, start.length)
      return all.buffer
    })
  }
  return withEncryption(database, format, () => Promise.resolve(buffer))
}

type Encrypt = (data: ArrayBuffer, key: ArrayBuffer) => Promise<ArrayBuffer>

async function withEncryption(
  database: Database,
  format: object,
  content: () => Promise<ArrayBuffer>,
): Promise<Uint8Array> {
  const prototype: unknown = Object.getPrototypeOf(format)
  const owner = prototype as { encryptData: Encrypt }
  const real = owner.encryptData
  owner.encryptData = async function (this: object, _: ArrayBuffer, with_: ArrayBuffer) {
    return real.call(this, await content(), with_)
  }
  try {
    return await saved(database)
  } finally {
    owner.encryptData = real
  }
}

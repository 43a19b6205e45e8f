import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readImport } from '../../src-core/imports/read-import.ts'

const password = 'correct hørse'
const key = 'sk_live_51HabcdefghijkLmno23'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-keepass-'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Runs KeePassXC's program; what it asks for comes from its input. */
function keepassxc(
  [command = '', ...args]: readonly string[],
  ...answers: readonly string[]
): void {
  const { status } = spawnSync('keepassxc-cli', [command, '-q', ...args], {
    input: answers.map((answer) => `${answer}\n`).join(''),
    env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', LC_ALL: 'C.UTF-8', HOME: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  if (status !== 0) throw new Error(`keepassxc-cli ${command} failed`)
}

/** A database that KeePassXC made, with one key in a group of its own. */
function databaseOf(name: string): string {
  const path = join(folder, name)
  keepassxc(['db-create', '-p', '-t', '100', path], password, password)
  keepassxc(['mkdir', path, 'Acme'], password)
  const entry = ['-u', 'acct_1', '--url', 'https://dashboard.stripe.com', '--notes', 'for the shop']
  keepassxc(['add', '-p', ...entry, path, 'Acme/Stripe API key'], password, key)
  keepassxc(['add', '-p', path, 'gone'], password, 'gone')
  keepassxc(['rm', path, 'gone'], password)
  return path
}

const read = (path: string, given: string | null) =>
  readImport({ path, format: null, password: given, meanings: () => null })

describe('a database of KeePassXC', () => {
  it('is read as KeePassXC wrote it', async () => {
    const { format, seeds, notes } = await read(databaseOf('made.kdbx'), password)

    expect(format).toBe('kdbx')
    expect(seeds).toHaveLength(1)
    expect(seeds[0]).toMatchObject({
      name: 'Stripe API key',
      credentialId: 'acct_1',
      providerName: 'Stripe',
      tags: ['Acme'],
      text: 'for the shop',
    })
    expect(new TextDecoder().decode(seeds[0]?.value ?? new Uint8Array(0))).toBe(key)
    expect(notes).toEqual([{ what: 'archived-left', count: 1, lines: [] }])
  })

  it('stays closed without its password', async () => {
    const path = databaseOf('closed.kdbx')

    await expect(read(path, null)).rejects.toThrow('import-needs-password')
    await expect(read(path, 'wrong')).rejects.toThrow('import-wrong-password')
  })

  it('is told of as it is where it was made from what another program exported', async () => {
    const xml = join(folder, 'whole.xml')
    const path = join(folder, 'imported.kdbx')
    writeFileSync(xml, keePassXml())
    keepassxc(['import', '-p', '-t', '100', xml, path], password, password)
    const { seeds } = await read(path, password)

    expect(seeds.map(({ name, tags, expiresAt }) => ({ name, tags, expiresAt }))).toEqual([
      { name: 'Mail', tags: [], expiresAt: null },
      { name: 'Mail SMTP token', tags: [], expiresAt: null },
      { name: 'Signing key', tags: ['Acme'], expiresAt: Date.UTC(2027, 0, 2) },
    ])
    expect(readFileSync(path).subarray(0, 4)).toEqual(Buffer.from([0x03, 0xd9, 0xa2, 0x9a]))
  })
})

/** An unencrypted database as KeePass 2 exports it. */
function keePassXml(): string {
  const text = (name: string, value: string): string =>
    `<String><Key>${name}</Key><Value ProtectInMemory="True">${value}</Value></String>`
  const times = (expires: string): string =>
    '<Times><CreationTime>2023-01-02T00:00:00Z</CreationTime>' +
    '<LastModificationTime>2023-01-02T00:00:00Z</LastModificationTime>' +
    '<LastAccessTime>2023-01-02T00:00:00Z</LastAccessTime>' +
    `<ExpiryTime>2027-01-02T00:00:00Z</ExpiryTime><Expires>${expires}</Expires>` +
    '<UsageCount>0</UsageCount><LocationChanged>2023-01-02T00:00:00Z</LocationChanged></Times>'
  const entry = (uuid: string, expires: string, fields: string): string =>
    `<Entry><UUID>${uuid}</UUID>${times(expires)}${fields}</Entry>`
  const mail = [text('Title', 'Mail'), text('Password', 'hunter2'), text('SMTP token', 'abc')]
  const signing = [text('Title', 'Signing key'), text('Password', key)]
  return (
    '<?xml version="1.0" encoding="utf-8"?><KeePassFile><Meta><Generator>KeePass</Generator></Meta>' +
    `<Root><Group><UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID><Name>Root</Name>${times('False')}` +
    entry('AAAAAAAAAAAAAAAAAAAAAg==', 'False', mail.join('')) +
    `<Group><UUID>AAAAAAAAAAAAAAAAAAAAAw==</UUID><Name>Acme</Name>${times('False')}` +
    `${entry('AAAAAAAAAAAAAAAAAAAABA==', 'True', signing.join(''))}</Group></Group></Root></KeePassFile>`
  )
}

/*
 * Backups and other copies of vaults, good and bad.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '../../src-core/copies/make-backup.ts'
import { fromHex, joinBytes } from '../../src-core/crypto/bytes.ts'
import { hash, keyedHash } from '../../src-core/crypto/hash.ts'
import { backupKeys, VaultKeys } from '../../src-core/crypto/keys.ts'
import { StreamOpener, StreamSealer } from '../../src-core/crypto/stream.ts'
import { ItemId, VersionId } from '../../src-shared/ids.ts'
import type { PlainContent } from '../servers/plain-content.ts'
import type { StoryVault } from '../servers/story-vault.ts'
import { number, spliced } from '../tamper/forgery.ts'
import { overview } from '../unit/src-core/vault/vault-fixture.ts'
import { baseVault, edited, filesOf, newVault } from './base.ts'
import { contentOf } from './good.ts'
import type { Made, Opener } from './vector.ts'

const ending = '.keyturn-backup'
const step = 65_536 + 17

/** A backup, its vault and where its parts begin. */
type Backup = {
  readonly vault: StoryVault
  readonly bytes: Uint8Array
  readonly head: number
  readonly content: PlainContent
}

/** Copies that open, and copies that must not. */
export async function copies(): Promise<readonly Made[]> {
  const vault = await baseVault()
  const small = await backupOf(vault)
  const large = await backupOf(await largeVault())
  const rekeyed = await baseVault()
  const session = await rekeyed.open()
  await rekeyed.play(session, { whole: 'rekey' })
  session.close()
  return [
    ...goodCopies([small, large, await backupOf(rekeyed)]),
    ...badHeaders(small),
    ...badStreams(large),
    ...badInside(small),
    ...badFiles(vault),
  ]
}

function goodCopies([small, large, rekeyed]: readonly [Backup, Backup, Backup]): readonly Made[] {
  const made = (name: string, of: Backup, byCode = false): Made => {
    const { passphrase, recoveryCode } = of.vault
    const open: Opener = byCode ? { recoveryCode } : { passphrase }
    const { content } = of
    return { name, as: 'copy', bytes: { [ending]: of.bytes }, open, expect: { content } }
  }
  const asFile: Made = {
    ...made('copy-of-the-file', small),
    bytes: filesOf(small.vault.path),
  }
  return [
    asFile,
    made('backup', small),
    made('backup-by-recovery-code', small, true),
    made('backup-in-chunks', large),
    made('backup-rekeyed', rekeyed, true),
  ]
}

function badHeaders({ vault, bytes, head }: Backup): readonly Made[] {
  const bad = collector(vault)
  const summed = (over: Uint8Array): Uint8Array => joinBytes(over, hash(over), bytes.subarray(head))
  const before = bytes.subarray(0, head - 32)
  const add = (name: string, code: string, [at, over]: readonly [number, Uint8Array]): void => {
    bad(`header-${name}`, code, summed(spliced(before, at, over)))
  }
  bad('header-sum', 'copy-damaged', spliced(bytes, head - 32, new Uint8Array(4)))
  bad('header-edited', 'copy-damaged', spliced(bytes, 12, new Uint8Array(8)))
  bad('header-length', 'copy-damaged', spliced(bytes, 8, number(head + 147, 4)))
  bad('header-length-short', 'copy-damaged', spliced(bytes, 8, number(12, 4)))
  bad('header-length-long', 'copy-damaged', spliced(bytes, 8, number(0xffff_ffff, 4)))
  bad('magic', 'copy-unknown', spliced(bytes, 0, new TextEncoder().encode('SV2B')))
  add('version-2', 'copy-too-new', [4, number(2, 2)])
  add('version-0', 'copy-too-new', [4, number(0, 2)])
  add('feature', 'copy-too-new', [6, number(1, 2)])
  add('time', 'copy-damaged', [12, new Uint8Array(8)])
  add('time-beyond-2-53', 'copy-damaged', [12, new Uint8Array(8).fill(0xff)])
  add('number', 'copy-damaged', [20, new Uint8Array(8)])
  add('image-none', 'copy-damaged', [28, new Uint8Array(8)])
  add('chunk', 'copy-damaged', [36, number(65_535, 4)])
  add('vault-magic', 'copy-damaged', [40, new Uint8Array(4)])
  add('vault-major-2', 'copy-too-new', [44, number(2, 2)])
  add('vault-other', 'wrong-passphrase', [48, new Uint8Array(16)])
  add('vault-commitment', 'copy-damaged', [68, new Uint8Array(32)])
  add('slots-more', 'copy-damaged', [100, Uint8Array.of(3)])
  add('slots-fewer', 'copy-damaged', [100, Uint8Array.of(1)])
  add('slot-type', 'copy-damaged', [101 + 16, Uint8Array.of(9)])
  add('slot-memory', 'kdf-refused', [101 + 18, number(8, 4)])
  add('salt', 'copy-damaged', [head - 64, new Uint8Array(32)])
  bad('mac', 'copy-damaged', spliced(bytes, head, new Uint8Array(32)))
  const { passphrase } = vault
  bad.open('wrong-passphrase', { passphrase: `${passphrase}.` }, bytes)
  const code = vault.recoveryCode.startsWith('0') ? '1' : '0'
  const recoveryCode = code + vault.recoveryCode.slice(1)
  bad.open('wrong-recovery-code', { recoveryCode }, bytes)
  return bad.made
}

function badStreams({ vault, bytes, head }: Backup): readonly Made[] {
  const bad = collector(vault)
  const body = head + 56
  const cut = (name: string, end: number): void => {
    bad(`cut-${name}`, 'copy-damaged', bytes.subarray(0, end))
  }
  bad('cut-in-the-magic', 'copy-unknown', bytes.subarray(0, 3))
  cut('after-the-magic', 4)
  cut('in-the-header', 60)
  cut('after-the-header', head)
  cut('in-the-stream-header', head + 40)
  cut('before-the-first-chunk', body)
  cut('in-a-chunk', body + 1_000)
  cut('after-a-chunk', body + step)
  cut('by-a-byte', bytes.length - 1)
  bad('byte-more', 'copy-damaged', joinBytes(bytes, new Uint8Array(1)))
  bad('stream-header', 'copy-damaged', spliced(bytes, head + 32, new Uint8Array(24)))
  const [first, last] = [bytes.subarray(body, body + step), bytes.subarray(body + step)]
  const chunks = (...of: readonly Uint8Array[]) => joinBytes(bytes.subarray(0, body), ...of)
  bad('chunks-swapped', 'copy-damaged', chunks(last, first))
  bad('chunk-repeated', 'copy-damaged', chunks(first, first.subarray(0, last.length)))
  bad('chunk-doubled', 'copy-damaged', chunks(first, first, last))
  bad('chunk-dropped', 'copy-damaged', chunks(last))
  bad('chunk-edited', 'copy-damaged', spliced(bytes, body + 500, new Uint8Array(4)))
  bad('last-chunk-edited', 'copy-damaged', spliced(bytes, bytes.length - 4, new Uint8Array(4)))
  return bad.made
}

/** What a holder of the key can put into a backup. */
function badInside(backup: Backup): readonly Made[] {
  const { vault, bytes, head } = backup
  const bad = collector(vault)
  const image = imageOf(backup)
  const sealed = (of: Uint8Array, last: 'last' | 'more' = 'last'): Uint8Array =>
    behind(bytes.slice(0, head), of, last)
  const behind = (header: Uint8Array, of: Uint8Array, last: 'last' | 'more'): Uint8Array => {
    const keys = keysOf(backup)
    const mac = keyedHash(keys.header, header)
    const sealer = new StreamSealer({ key: keys.stream, aad: hash(header, mac) })
    return joinBytes(header, mac, sealer.header, sealer.seal(of, last))
  }
  bad('without-an-end', 'copy-damaged', sealed(image, 'more'))
  bad('slots-fewer-than-inside', 'copy-damaged', behind(withOneSlot(bytes, head), image, 'last'))
  bad('image-empty', 'copy-damaged', sealed(new Uint8Array(image.length)))
  // SQLite fills its pages from the end.
  const flipped = Uint8Array.of((image[8_191] ?? 0) ^ 1)
  bad('image-edited', 'copy-damaged', sealed(spliced(image, 8_191, flipped)))
  bad('image-too-new', 'copy-too-new', sealed(spliced(image, 60, number(2, 4))))
  return bad.made
}

/** A clear header that names the first of two slots only. */
function withOneSlot(bytes: Uint8Array, head: number): Uint8Array {
  const shown = joinBytes(bytes.subarray(0, 101 + 147), bytes.subarray(head - 64, head - 32))
  const body = spliced(spliced(shown, 100, Uint8Array.of(1)), 8, number(head - 147, 4))
  return joinBytes(body, hash(body))
}

/** Vault files that are chosen as copies: there all of it is read at once. */
function badFiles(vault: StoryVault): readonly Made[] {
  const bad = collector(vault)
  const file = (name: string, code: string, bytes: Made['bytes']): void => {
    bad(`file-${name}`, code, bytes)
  }
  const text = new TextEncoder().encode('not a vault')
  file('missing', 'copy-unknown', {})
  file('empty', 'copy-unknown', { [ending]: new Uint8Array() })
  file('text', 'copy-unknown', { [ending]: text })
  file('short', 'copy-damaged', { [ending]: new TextEncoder().encode('SV1B') })
  const other = edited(vault, ({ database }) => database.pragma('application_id = 0'))
  file('of-another-program', 'copy-unknown', other)
  const sql = (name: string, statement: string): void => {
    file(
      name,
      'copy-damaged',
      edited(vault, ({ database }) => database.exec(statement)),
    )
  }
  sql('audit-end-removed', 'delete from audit where seq = 3')
  sql('secrets-removed', 'delete from record where kind = 65')
  sql(
    'admin-credential-edited',
    "update record set seal = cast(seal || x'00' as blob) where kind = 65",
  )
  const newer = edited(vault, ({ database }) => database.pragma('user_version = 2'))
  file('too-new', 'copy-too-new', newer)
  file('rollback-journal', 'copy-damaged', { ...filesOf(vault.path), '.keyturn-journal': text })
  return bad.made
}

type Collector = {
  (name: string, code: string, bytes: Uint8Array | Made['bytes']): void
  /** One that is refused as its name says. */
  readonly open: (code: string, open: Opener, bytes: Uint8Array) => void
  readonly made: Made[]
}

function collector({ passphrase }: StoryVault): Collector {
  const made: Made[] = []
  const add = (name: string, code: string, of: Uint8Array | Made['bytes']): void => {
    const bytes = of instanceof Uint8Array ? { [ending]: of } : of
    made.push({ name: `copy-${name}`, as: 'copy', bytes, open: { passphrase }, expect: { code } })
  }
  const open = (code: string, given: Opener, bytes: Uint8Array): void => {
    const file = { [ending]: bytes }
    made.push({ name: `copy-${code}`, as: 'copy', bytes: file, open: given, expect: { code } })
  }
  return Object.assign(add, { open, made })
}

async function backupOf(vault: StoryVault): Promise<Backup> {
  const session = await vault.open()
  const folder = join(vault.path, '..', 'backups')
  mkdirSync(folder)
  const { fileName } = makeBackup(session, { folder, keep: 1 }, vault.deps)
  const content = contentOf(session)
  session.close()
  const bytes = Uint8Array.from(readFileSync(join(folder, fileName)))
  return { vault, bytes, head: new DataView(bytes.buffer).getUint32(8), content }
}

/** An image that does not fit into one chunk. */
async function largeVault(): Promise<StoryVault> {
  const vault = newVault()
  const session = await vault.create()
  const id = ItemId.parse('1a'.repeat(16))
  session.transact((tx) => {
    for (let each = 0; each < 2; each += 1) {
      const version = VersionId.parse(`0${each}`.repeat(16))
      tx.putSecret(id, version, new Uint8Array(16_384).fill(each))
    }
    tx.putOverview(id, overview(), null)
  })
  session.close()
  return vault
}

function keysOf({ vault, bytes, head }: Backup): ReturnType<typeof backupKeys> {
  const keys = new VaultKeys(fromHex(vault.vaultKey))
  return backupKeys(keys.backup(), bytes.subarray(head - 64, head - 32))
}

function imageOf(backup: Backup): Uint8Array {
  const { bytes, head } = backup
  const header = bytes.slice(0, head)
  const mac = bytes.slice(head, head + 32)
  const stream = { key: keysOf(backup).stream, aad: hash(header, mac) }
  const opener = new StreamOpener({ ...stream, header: bytes.slice(head + 32, head + 56) })
  return opener.open(bytes.slice(head + 56)).bytes
}

/*
 * Bad files that are refused before or while the vault key is found.
 */
import { readFileSync } from 'node:fs'
import { joinBytes } from '../../src-core/crypto/bytes.ts'
import { hash } from '../../src-core/crypto/hash.ts'
import { slotKeys } from '../../src-core/crypto/keys.ts'
import { passphraseBytes } from '../../src-core/crypto/passphrase.ts'
import { sealBytes } from '../../src-core/crypto/seal.ts'
import { readSlots } from '../../src-core/vault/slot.ts'
import type { StoryVault } from '../servers/story-vault.ts'
import {
  forgeHeader,
  forgeSlots,
  headerIn,
  manifestIn,
  number,
  setManifest,
  slotsIn,
  spliced,
  type SlotForgery,
} from '../tamper/forgery.ts'
import { BadOnes, rememberedKdf } from './base.ts'
import { Forge } from './forge.ts'
import type { Made } from './vector.ts'

/** Files that are not what SQLite and we write. */
export function badFiles(vault: StoryVault): readonly Made[] {
  const bad = new BadOnes(vault, 'file')
  const whole = readFileSync(vault.path)
  const bytes = (of: Uint8Array) => ({ '.keyturn': of })
  const flipped = (at: number) => spliced(whole, at, Uint8Array.of((whole[at] ?? 0) ^ 0xff))
  bad.put('missing', 'vault-missing', {})
  bad.put('empty', 'vault-damaged', bytes(new Uint8Array()))
  bad.put('text', 'vault-damaged', bytes(new TextEncoder().encode('not a vault\n'.repeat(20))))
  bad.put('cut-after-100-bytes', 'vault-damaged', bytes(whole.subarray(0, 100)))
  bad.put('cut-in-the-middle', 'vault-damaged', bytes(whole.subarray(0, whole.length / 2)))
  bad.put('cut-by-a-page', 'vault-damaged', bytes(whole.subarray(0, whole.length - 4096)))
  bad.put('magic-of-sqlite', 'vault-damaged', bytes(flipped(0)))
  bad.put('type-of-the-first-page', 'vault-damaged', bytes(flipped(100)))
  const journal = new TextEncoder().encode('a rollback journal')
  bad.put('rollback-journal', 'vault-damaged', { ...bytes(whole), '.keyturn-journal': journal })
  bad.add('application-id-none', 'vault-damaged', ({ database }) => {
    database.pragma('application_id = 0')
  })
  bad.add('application-id-of-anchors', 'vault-damaged', ({ database }) => {
    database.pragma('application_id = 1398157665')
  })
  bad.add('version-2', 'vault-too-new', ({ database }) => database.pragma('user_version = 2'))
  bad.add('version-0', 'vault-damaged', ({ database }) => database.pragma('user_version = 0'))
  bad.add('version-below-zero', 'vault-damaged', ({ database }) => {
    database.pragma('user_version = -1')
  })
  bad.add('version-2-with-more-tables', 'vault-too-new', (forge) => {
    forge.database.pragma('user_version = 2')
    forge.database.exec('create table more(one)')
  })
  bad.add('journal-mode', 'vault-damaged', ({ database }) => {
    database.pragma('journal_mode = delete')
  })
  const schemas = {
    'more-tables': 'create table more(one)',
    'more-indexes': 'create index more on audit(seal)',
    'a-view': 'create view more as select * from header',
    'a-trigger': 'create trigger more after insert on audit begin delete from record; end',
    statistics: 'analyze',
    'fewer-tables': 'drop table audit',
    'looser-table': 'drop table audit; create table audit(seq integer primary key, seal blob)',
    'spaces-in-the-schema':
      'drop table audit; create table audit( seq integer not null primary key, seal blob not null) strict',
  }
  for (const [name, sql] of Object.entries(schemas)) {
    bad.add(name, 'vault-damaged', ({ database }) => database.exec(sql))
  }
  return bad.made
}

/** Headers and manifests that are wrong; checksums without a key are made right where it says so. */
export function badHeads(vault: StoryVault): readonly Made[] {
  const bad = new BadOnes(vault, 'head')
  const header = (name: string, code: string, [at, over]: Splice) => {
    bad.add(`header-${name}`, code, ({ database }) => {
      forgeHeader(database, spliced(headerIn(database), at, over))
    })
  }
  bad.add('header-without-its-sum', 'vault-damaged', (forge) => {
    forge.run('update header set body = ?', spliced(headerIn(forge.database), 30, number(1, 2)))
  })
  bad.add('header-sum', 'vault-damaged', (forge) => {
    forge.run('update header set sum = ?', hash(Uint8Array.of(1)))
  })
  header('magic', 'vault-damaged', [0, new TextEncoder().encode('SV2')])
  header('major-2', 'vault-too-new', [4, number(2, 2)])
  header('major-0', 'vault-damaged', [4, number(0, 2)])
  header('feature', 'vault-too-new', [6, number(1, 2)])
  header('feature-high', 'vault-too-new', [6, number(0x8000, 2)])
  header('epoch-0', 'vault-damaged', [24, number(0, 4)])
  header('epoch-2', 'vault-damaged', [24, number(2, 4)])
  header('other-vault', 'wrong-passphrase', [8, new Uint8Array(16).fill(7)])
  header('commitment', 'vault-damaged', [28, new Uint8Array(32).fill(7)])
  const lengths = {
    short: (of: Uint8Array) => of.subarray(0, 59),
    long: (of: Uint8Array) => joinBytes(of, number(0, 2)),
  }
  for (const [name, change] of Object.entries(lengths)) {
    bad.add(`header-${name}`, 'vault-damaged', ({ database }) => {
      forgeHeader(database, change(headerIn(database)))
    })
    bad.add(`manifest-${name}`, 'vault-damaged', ({ database }) => {
      setManifest(database, change(manifestIn(database)))
    })
  }
  for (const table of ['header', 'manifest']) {
    bad.add(`${table}-in-another-row`, 'vault-damaged', (forge) => {
      forge.database.pragma('ignore_check_constraints = on')
      forge.run(`update ${table} set one = 2`)
    })
  }
  bad.add('header-none', 'vault-damaged', (forge) => forge.run('delete from header'))
  bad.add('manifest-none', 'vault-damaged', (forge) => forge.run('delete from manifest'))
  const manifest = (name: string, at: number, over: Uint8Array) => {
    bad.add(`manifest-${name}`, 'vault-damaged', ({ database }) => {
      setManifest(database, spliced(manifestIn(database), at, over))
    })
  }
  manifest('counter', 0, new Uint8Array(8).fill(0, 0, 7).fill(9, 7))
  manifest('counter-beyond-2-53', 0, new Uint8Array(8).fill(0xff))
  manifest('epoch', 8, number(7, 4))
  manifest('header-hash', 12, new Uint8Array(32))
  manifest('slots-hash', 44, new Uint8Array(32))
  manifest('roster', 76, new Uint8Array(32).fill(1))
  manifest('audit-number', 108, new Uint8Array(8))
  manifest('lineage', 148, new Uint8Array(16))
  manifest('previous', 164, new Uint8Array(32))
  manifest('more-devices', 196, number(2, 4))
  manifest('most-devices', 196, number(0xffff_ffff, 4))
  manifest('device', 200, new Uint8Array(8))
  manifest('bucket', 216, new Uint8Array(32))
  bad.add('manifest-mac', 'vault-damaged', (forge) => {
    forge.run('update manifest set mac = ?', new Uint8Array(32))
  })
  return bad.made
}

/** Slots that are wrong; checksums without a key are made right where it says so. */
export async function badSlots(vault: StoryVault): Promise<readonly Made[]> {
  const bad = new BadOnes(vault, 'slot')
  const slots = (name: string, code: string, change: (of: Slots) => readonly SlotForgery[]) => {
    bad.add(name, code, ({ database }) => forgeSlots(database, change(slotsIn(database))))
  }
  const body = (name: string, code: string, [at, over]: Splice) => {
    slots(name, code, ([first, second]) => [with_(first, at, over), second])
  }
  bad.add('sum', 'vault-damaged', (forge) => forge.run('update slot set sum = zeroblob(32)'))
  bad.add('removed', 'vault-damaged', (forge) => {
    forge.run('delete from slot where substr(body, 17, 1) = ?', Uint8Array.of(2))
  })
  slots('id', 'vault-damaged', ([first, second]) => [{ ...first, id: new Uint8Array(16) }, second])
  body('type-unknown', 'vault-damaged', [16, Uint8Array.of(9)])
  body('type-0', 'vault-damaged', [16, Uint8Array.of(0)])
  body('type-without-kdf', 'vault-damaged', [17, Uint8Array.of(0)])
  body('kdf-unknown', 'vault-damaged', [17, Uint8Array.of(2)])
  body('memory-below', 'kdf-refused', [18, number(65_535, 4)])
  body('memory-above', 'kdf-refused', [18, number(1_048_577, 4)])
  body('memory-none', 'kdf-refused', [18, number(0, 4)])
  body('passes-below', 'kdf-refused', [22, number(2, 4)])
  body('passes-above', 'kdf-refused', [22, number(11, 4)])
  body('cost-other', 'wrong-passphrase', [18, number(65_544, 4)])
  body('salt', 'wrong-passphrase', [26, new Uint8Array(16)])
  body('commitment', 'wrong-passphrase', [42, new Uint8Array(32)])
  slots('cost-of-the-other', 'kdf-refused', ([first, second]) => [
    first,
    with_(second, 18, number(1, 4)),
  ])
  slots('none', 'vault-damaged', () => [])
  slots('only-a-device', 'vault-damaged', ([first]) => [with_(first, 16, Uint8Array.of(4, 0))])
  slots('only-a-recovery-code', 'vault-damaged', ([, second]) => [second])
  slots('nine', 'vault-damaged', ([first]) =>
    Array.from({ length: 9 }, (_, index) => {
      const id = new Uint8Array(16).fill(index)
      return { ...with_(first, 0, id), id }
    }),
  )
  slots('body-short', 'vault-damaged', ([first, second]) => [
    { ...first, body: first.body.subarray(0, 73) },
    second,
  ])
  slots('wrapped-short', 'vault-damaged', ([first, second]) => [
    { ...first, wrapped: first.wrapped.subarray(0, 72) },
    second,
  ])
  slots('wrapped-edited', 'vault-damaged', ([first, second]) => [
    { ...first, wrapped: spliced(first.wrapped, 40, number(0, 4)) },
    second,
  ])
  slots('wrapped-of-the-other', 'vault-damaged', ([first, second]) => [
    { ...first, wrapped: second.wrapped },
    second,
  ])
  slots('wrapped-alg', 'vault-damaged', ([first, second]) => [
    { ...first, wrapped: spliced(first.wrapped, 0, Uint8Array.of(2)) },
    second,
  ])
  const wrap = await wrapKeyOf(vault)
  bad.add('wraps-another-key', 'vault-damaged', (forge) => {
    const [first, second] = slotsIn(forge.database)
    const aad = joinBytes(forge.header.hash, first.body)
    const nonce = new Uint8Array(24).fill(5)
    const wrapped = sealBytes({ key: wrap, nonce, aad }, new Uint8Array(32).fill(6))
    forgeSlots(forge.database, [{ ...first, wrapped }, second])
  })
  return bad.made
}

/** Bytes to write over others, and where. */
type Splice = readonly [number, Uint8Array]

type Slots = readonly [SlotForgery, SlotForgery]

function with_(slot: SlotForgery, at: number, over: Uint8Array): SlotForgery {
  return { ...slot, body: spliced(slot.body, at, over) }
}

/** The wrap key of the passphrase slot, as its owner can make it. */
async function wrapKeyOf(vault: StoryVault): Promise<Uint8Array> {
  const forge = new Forge(vault.path, vault.vaultKey)
  const rows = slotsIn(forge.database).map((slot) => ({ ...slot, sum: hash(slot.body) }))
  const slot = readSlots(rows, forge.header).find(({ type }) => type === 1)
  forge.close()
  if (!slot) throw new Error('no slot')
  const { salt, cost } = slot
  const secret = passphraseBytes(vault.passphrase)
  return slotKeys(await rememberedKdf({ secret, salt, cost }), slot).wrap
}

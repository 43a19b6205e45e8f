/*
 * Bad files that are refused once the vault key is found: by what does not belong, and by what a
 * holder of the vault key wrote against the format.
 */
import { fromHex, joinBytes } from '../../src-core/crypto/bytes.ts'
import { pad } from '../../src-core/crypto/padding.ts'
import { encodeBody } from '../../src-core/vault/body.ts'
import { noId } from '../../src-core/vault/kinds.ts'
import { readManifest } from '../../src-core/vault/manifest.ts'
import type { StoryVault } from '../servers/story-vault.ts'
import { manifestIn, number, spliced } from '../tamper/forgery.ts'
import { BadOnes } from './base.ts'
import type { Forge } from './forge.ts'
import { ids } from './ids.ts'
import type { Made } from './vector.ts'

const one = `item = x'${ids.one}'`
const two = `item = x'${ids.two}'`
const text = (of: string): Uint8Array => new TextEncoder().encode(of)

/** What somebody without the key can do to records, parts and the audit log. */
export function badRows(vault: StoryVault, older: StoryVault): readonly Made[] {
  const bad = new BadOnes(vault, 'row')
  const add = (name: string, edit: (forge: Forge) => void) => bad.add(name, 'vault-damaged', edit)
  const sql = (name: string, statement: string) =>
    add(name, ({ database }) => database.exec(statement))
  const flip = (where: string) => (forge: Forge) => {
    const [row] = forge.rows(where)
    if (!row) throw new Error(where)
    const at = row.seal.length - 20
    const over = Uint8Array.of((row.seal[at] ?? 0) ^ 1)
    forge.put({ ...row, seal: spliced(row.seal, at, over) })
  }
  for (const [name, where] of Object.entries(recordsOf)) {
    add(`${name}-removed`, (forge) => forge.run(`delete from record where ${where}`))
    add(`${name}-edited`, flip(where))
  }
  sql('overview-stamp', `update record set stamp = stamp + 1 where kind = 1 and ${one}`)
  sql('overview-stamp-0', `update record set stamp = 0 where kind = 1 and ${one}`)
  sql('overview-kind', `update record set kind = 3 where kind = 1 and ${one}`)
  sql(
    'overview-to-another-bucket',
    `update record set item = x'${'ff'.repeat(16)}' where kind = 1 and ${one}`,
  )
  sql('overview-part', `update record set part = x'${'01'.repeat(16)}' where kind = 1 and ${one}`)
  sql('overview-item-short', `update record set item = x'1a1a' where kind = 1 and ${one}`)
  sql(
    'overview-seal-short',
    `update record set seal = substr(seal, 1, 40) where kind = 1 and ${one}`,
  )
  sql('overview-seal-empty', `update record set seal = x'' where kind = 1 and ${one}`)
  sql(
    'overview-doubled',
    `insert into record select kind, x'${'ee'.repeat(16)}', part, stamp, seal from record where kind = 1 and ${one}`,
  )
  sql(
    'overviews-swapped',
    `update record set seal = (select seal from record as other where other.kind = 1 and other.item <> record.item) where kind = 1`,
  )
  sql('unknown-kind-added', `insert into record values (33, x'${ids.one}', zeroblob(16), 1, x'00')`)
  sql('kind-0-added', `insert into record values (0, x'${ids.one}', zeroblob(16), 1, x'00')`)
  sql('kind-below-zero', `insert into record values (-1, x'${ids.one}', zeroblob(16), 1, x'00')`)
  sql(
    'secret-to-another-version',
    `update record set part = x'${'0f'.repeat(16)}' where kind = 65 and part = x'${ids.first}'`,
  )
  sql(
    'secrets-swapped',
    `update record set seal = (select seal from record as other where other.kind = 65 and other.item = record.item and other.part <> record.part) where kind = 65 and ${one}`,
  )
  sql(
    'secret-to-another-item',
    `update record set item = x'${ids.two}' where kind = 65 and part = x'${ids.first}'`,
  )
  sql(
    'details-of-another-item',
    `update record set seal = (select seal from record as other where other.kind = 64 and ${two.replace('item', 'other.item')}) where kind = 64 and ${one}`,
  )
  sql('part-added', `insert into record values (66, x'${ids.one}', zeroblob(16), 1, x'00')`)
  sql('audit-gap', 'delete from audit where seq = 2')
  sql('audit-end-removed', 'delete from audit where seq = (select max(seq) from audit)')
  sql('audit-emptied', 'delete from audit')
  sql('audit-line-added', 'insert into audit select max(seq) + 1, seal from audit')
  sql(
    'audit-lines-swapped',
    'update audit set seal = (select seal from audit as other where other.seq = 5 - audit.seq) where seq in (2, 3)',
  )
  sql('audit-line-edited', "update audit set seal = cast(seal || x'00' as blob) where seq = 2")
  add('overview-put-back', putBack(older, `kind = 1 and ${one}`))
  add('details-put-back', putBack(older, `kind = 64 and ${one}`))
  add('secret-put-back', putBack(older, `kind = 65 and part = x'${ids.dropped}'`))
  add('manifest-put-back', (forge) => {
    const before = new OlderRows(older, forge)
    forge.setManifest(before.manifest)
  })
  return bad.made
}

const recordsOf = {
  overview: `kind = 1 and ${one}`,
  connection: 'kind = 2',
  journal: 'kind = 3',
  tombstone: 'kind = 4',
  settings: 'kind = 5',
  details: `kind = 64 and ${one}`,
  secret: `kind = 65 and part = x'${ids.first}'`,
  'admin-credential': `kind = 65 and part = x'${ids.admin}'`,
} as const

/** What stood in an older state of the same vault. */
class OlderRows {
  readonly manifest: { readonly body: Uint8Array; readonly mac: Uint8Array }

  constructor(older: StoryVault, forge: Forge) {
    forge.run('attach ? as older', older.path)
    this.manifest = {
      body: forge.column('select body from older.manifest'),
      mac: forge.column('select mac from older.manifest'),
    }
    forge.run('detach older')
  }
}

function putBack(older: StoryVault, where: string): (forge: Forge) => void {
  return (forge) => {
    forge.run('attach ? as older', older.path)
    forge.run(`insert or replace into record select * from older.record where ${where}`)
    forge.run('detach older')
  }
}

/** What a holder of the key can write that is not the format. */
export function badBodies(vault: StoryVault): readonly Made[] {
  const bad = new BadOnes(vault, 'body')
  const add = (name: string, edit: (forge: Forge) => void) => {
    bad.add(name, 'vault-damaged', (forge) => {
      edit(forge)
      forge.remake()
    })
  }
  const place = { kind: 3, item: fromHex(ids.journal), part: noId, stamp: 3 }
  const good = (forge: Forge): Uint8Array => encodeBody(forge.json(3, ids.journal))
  add('padding-one-block-more', (f) =>
    f.putPadded(place, joinBytes(pad(good(f), 64), new Uint8Array(64))),
  )
  add('padding-none', (f) => f.putPadded(place, joinBytes(good(f), text(' '.repeat(7)))))
  add('padding-not-to-the-block', (f) => {
    const whole = pad(good(f), 64)
    f.putPadded(place, joinBytes(whole, new Uint8Array(1)))
  })
  add('padding-only', (f) => f.putPadded(place, pad(new Uint8Array(), 64)))
  add('zeros', (f) => f.putPadded(place, new Uint8Array(64)))
  add('empty', (f) => f.putPadded(place, new Uint8Array()))
  const json = (name: string, of: Uint8Array, length = of.length) => {
    add(`json-${name}`, (f) => f.putBody(place, joinBytes(number(length, 4), of)))
  }
  json('longer-than-the-body', text('{"v":1}'), 8)
  json('cut', text('{"v":1'))
  json('none', new Uint8Array())
  json('array', text('[1]'))
  json('null', text('null'))
  json('text', text('"v"'))
  json('no-utf-8', joinBytes(text('{"v":"'), Uint8Array.of(0xff), text('"}')))
  json('not-a-number', text('{"v":NaN}'))
  const change = (name: string, id: string, to: object) => {
    const kind = kindOf[id] ?? 1
    add(`${kindNames[kind] ?? kind}-${name}`, (f) =>
      f.putJson(kind, id, { ...f.json(kind, id), ...to }),
    )
  }
  change('version', ids.one, { v: 2 })
  change('version-missing', ids.one, { v: undefined })
  change('name-empty', ids.one, { name: '' })
  change('name-long', ids.one, { name: 'n'.repeat(121) })
  change('kind', ids.one, { kind: 'certificate' })
  change('connection', ids.one, { connectionId: 'no id' })
  change('time-fraction', ids.one, { addedAt: 1.5 })
  change('time-text', ids.one, { addedAt: '2026-11-20' })
  change('versions-missing', ids.one, { versions: undefined })
  change('version-stage', ids.one, { versions: [{ id: ids.first, stage: 'old' }] })
  change('parts-missing', ids.one, { parts: undefined })
  change('parts-other', ids.one, { parts: 'ab'.repeat(32) })
  change('dot', ids.one, { dot: { device: 'x', count: 1 } })
  change('vector', ids.one, { vector: { x: 1 } })
  change('clock', ids.one, { clock: { ms: 0, n: -1 } })
  change('provider', ids.connection, { provider: 'No Provider' })
  change('live-keys', ids.connection, { liveKeys: -1 })
  change('step', ids.journal, { step: 'nearly' })
  change('lineage', ids.journal, { lineage: 'x' })
  change('of', ids.gone, { of: 'journal' })
  change('backup', '00'.repeat(16), { backup: { folder: '' } })
  add('settings-elsewhere', (f) => f.putJson(5, ids.one, f.json(5, '00'.repeat(16))))
  add('settings-none', (f) => f.run('delete from record where kind = 5'))
  add('overview-with-a-part', (f) => {
    f.putBody(
      { kind: 1, item: fromHex(ids.one), part: fromHex(ids.one), stamp: 3 },
      encodeBody(f.json(1, ids.one)),
    )
  })
  add('details-notes', (f) => {
    f.putBody(
      { kind: 64, item: fromHex(ids.one), part: noId, stamp: 3 },
      encodeBody({ v: 1, notes: 3 }),
    )
    f.vouch(ids.one)
  })
  add('secret-padding', (f) => {
    const where = { kind: 65, item: fromHex(ids.one), part: fromHex(ids.first), stamp: 3 }
    f.putPadded(where, pad(encodeBody({ v: 1 }, text('a secret')), 64))
    f.vouch(ids.one)
  })
  add('audit-event-empty', (f) => {
    f.putAudit(2, { v: 1, at: 1, event: '', itemId: null, versionId: null })
  })
  bad.add('devices-fall', 'vault-damaged', (f) => f.setManifest(withDevices(f)))
  return bad.made
}

const kindOf: Readonly<Record<string, number>> = {
  [ids.connection]: 2,
  [ids.journal]: 3,
  [ids.gone]: 4,
  ['00'.repeat(16)]: 5,
}

const kindNames: Readonly<Record<number, string>> = {
  1: 'overview',
  2: 'connection',
  3: 'journal',
  4: 'tombstone',
  5: 'settings',
}

/** A manifest that a holder of the key wrote with two devices in the wrong order. */
function withDevices(forge: Forge): { readonly body: Uint8Array; readonly mac: Uint8Array } {
  const { devices } = readManifest({ body: manifestIn(forge.database), mac: new Uint8Array(32) })
  const [device = ''] = devices.keys()
  // Written in order, then made the other way round.
  forge.remake({
    devices: new Map([
      [device, 3],
      ['ff'.repeat(8), 1],
    ]),
  })
  const body = manifestIn(forge.database)
  const [low, high] = [body.slice(200, 216), body.slice(216, 232)]
  return forge.signed(spliced(body, 200, joinBytes(high, low)))
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringIn, otherKeyTag, otherNotesTag } from '../../../../src-core/copies/bring-in.ts'
import type { CopySource } from '../../../../src-core/copies/copy-source.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import type { StoredCaller } from '../../../../src-shared/caller.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { Overview } from '../../../../src-shared/item.ts'
import {
  bytesOf,
  connection,
  connectionId,
  idOf,
  itemId,
  overview,
  VaultFolder,
  versionId,
} from '../vault/vault-fixture.ts'
import { version } from '../vault/version-fixture.ts'

let folder: VaultFolder
let session: Session
let ids = 0
const one = itemId(1)

/** A copy that is held in memory: items by id, secrets by item and version. */
class FakeCopy implements CopySource {
  readonly vaultId = session.vaultId
  readonly items = new Map<ItemId, { body: Overview; notes: string | null }>()
  readonly secrets = new Map<string, Uint8Array>()

  add(id: ItemId, body: Partial<Overview>, secrets: Readonly<Record<number, string>> = {}): this {
    const versions = Object.keys(secrets).map((each) => version(Number(each)))
    this.items.set(id, { body: overview({ versions, ...body }), notes: 'notes' })
    for (const [each, secret] of Object.entries(secrets)) {
      this.secrets.set(`${id} ${versionId(Number(each))}`, bytesOf(secret))
    }
    return this
  }

  overviews(): ReturnType<CopySource['overviews']> {
    return Array.from(this.items, ([id, { body }]) => ({ id, stamp: 1, body }))
  }

  details(id: ItemId): ReturnType<CopySource['details']> {
    const notes = this.items.get(id)?.notes ?? null
    return notes === null ? null : { v: 1, notes }
  }

  secret(...[id, of]: Parameters<CopySource['secret']>): Uint8Array | null {
    return this.secrets.get(`${id} ${of}`)?.slice() ?? null
  }
}

const deps = {
  newId: (): string => {
    ids += 1
    return idOf(0xaa, ids)
  },
  clock: { now: (): number => 777 },
}

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
  session.transact((tx) => {
    const fingerprint = session.fingerprint(bytesOf('here'))
    tx.putOverview(one, overview({ versions: [{ ...version(1), fingerprint }] }), null)
    tx.putSecret(one, versionId(1), bytesOf('here'))
    tx.putDetails(one, { v: 1, notes: 'notes' }, null)
    tx.putConnection(connectionId(1), connection(), null)
  })
})

afterEach(() => {
  folder.remove()
})

/** The items that are not the one that was here. */
const added = (): ReturnType<Session['overviews']> =>
  session.overviews().filter(({ id }) => id !== one)

describe('bringIn', () => {
  it('adds an item that is not here, under ids of its own, with everything it holds', () => {
    const copy = new FakeCopy().add(itemId(2), { name: 'other', tags: ['mine'] }, { 7: 'secret' })

    expect(bringIn(session, copy, deps)).toEqual({ added: 1, present: 0 })

    const [item] = added()
    const [only] = item?.body.versions ?? []
    if (!item || !only) throw new Error('nothing was added')
    expect([item.body.name, item.body.tags, item.body.changedAt]).toEqual(['other', ['mine'], 777])
    expect([item.id === itemId(2), only.id === versionId(7)]).toEqual([false, false])
    expect(only.fingerprint).toBe(session.fingerprint(bytesOf('secret')))
    expect(session.secret(item.id, only.id)).toEqual(bytesOf('secret'))
    expect(session.details(item.id)?.body.notes).toBe('notes')
    expect(session.audit({ itemId: item.id, limit: 9 }).map(({ event }) => event)).toEqual([
      'added',
    ])
  })

  it('brings no program or file along that nobody allowed here, and keeps what it was called', () => {
    const shared = { id: 'c'.repeat(32) as StoredCaller['id'], check: null }
    const places: readonly StoredCaller[] = [
      {
        ...{ ...shared, kind: 'command', preset: 'own', argv: ['sh', '-c', 'evil'], folder: null },
        ...{ sends: 'value', name: null, seconds: 60, part: 'secret' },
      },
      { ...shared, kind: 'env-file', path: '/shop/.env', variable: 'KEY', part: 'secret' },
      { id: shared.id, kind: 'later-kind', anything: 1 },
    ]
    const copy = new FakeCopy().add(itemId(2), { places: [...places] }, { 7: 'secret' })
    bringIn(session, copy, deps)

    expect(added()[0]?.body.places).toEqual([
      { ...shared, kind: 'manual', label: 'sh -c evil' },
      { ...shared, kind: 'manual', label: '/shop/.env KEY' },
      { ...shared, kind: 'manual', label: 'later-kind' },
    ])
  })

  it('keeps the places of a vault that is salvaged', () => {
    const id = 'c'.repeat(32) as StoredCaller['id']
    const places = [{ id, kind: 'npmrc', path: '/a', key: 'b', check: null }]
    const copy = new FakeCopy().add(itemId(2), { places }, { 7: 'secret' })
    bringIn(session, copy, { ...deps, tag: 'salvaged' })

    expect(added()[0]?.body.places).toEqual(places)
  })

  it('leaves an item alone that is here with the same secrets', () => {
    const copy = new FakeCopy().add(one, { name: 'renamed since' }, { 1: 'here' })

    expect(bringIn(session, copy, deps)).toEqual({ added: 0, present: 1 })
    expect(session.overviews()).toHaveLength(1)
  })

  it('adds the same item with another secret beside it, and says so in a tag', () => {
    const copy = new FakeCopy().add(one, { tags: [otherKeyTag, 'mine'] }, { 1: 'there' })

    expect(bringIn(session, copy, deps)).toEqual({ added: 1, present: 0 })

    const [item] = added()
    expect(item?.body.tags).toEqual(['mine', otherKeyTag])
    expect(session.secret(one, versionId(1))).toEqual(bytesOf('here'))
    expect(session.overview(one)?.body.tags).toEqual([])
  })

  it('adds the same item with other notes beside it, once, and says so in a tag', () => {
    const copy = new FakeCopy().add(one, {})
    copy.items.set(one, { body: overview(), notes: 'codes: 1111 2222' })

    expect(bringIn(session, copy, deps)).toEqual({ added: 1, present: 0 })
    const [item] = added()
    expect(item?.body.tags).toEqual([otherNotesTag])
    expect(item && session.details(item.id)?.body.notes).toBe('codes: 1111 2222')
    expect(bringIn(session, copy, deps)).toEqual({ added: 0, present: 1 })
  })

  it('adds nothing more when it is done again', () => {
    const copy = new FakeCopy()
      .add(one, {}, { 1: 'there' })
      .add(itemId(2), { name: 'with' }, { 1: 'a', 2: 'b' })
      .add(itemId(3), { name: 'without' })
    bringIn(session, copy, deps)
    const before = folder.bytes()

    expect(bringIn(session, copy, deps)).toEqual({ added: 0, present: 3 })
    expect(folder.bytes()).toEqual(before)
  })

  it('keeps a link to a connection only where this vault has it', () => {
    const copy = new FakeCopy()
      .add(itemId(2), { name: 'here', connectionId: connectionId(1) })
      .add(itemId(3), { name: 'nowhere', connectionId: connectionId(2) })
    bringIn(session, copy, deps)

    const links = Object.fromEntries(
      added().map(({ body }) => [body.name, body.connectionId] as const),
    )
    expect(links).toEqual({ here: connectionId(1), nowhere: null })
  })

  it('adds a version whose secret cannot be read as one without a secret', () => {
    const copy = new FakeCopy().add(itemId(2), {
      name: 'other',
      versions: [version(7, 'a'.repeat(64))],
    })
    bringIn(session, copy, deps)

    expect(added()[0]?.body.versions[0]?.fingerprint).toBeNull()
  })

  it('makes room for its tag among too many', () => {
    const tags = Array.from({ length: 50 }, (_each, index) => `tag ${index}`)
    const copy = new FakeCopy().add(itemId(2), { name: 'other', tags })
    bringIn(session, copy, { ...deps, tag: 'salvaged' })

    expect(added()[0]?.body.tags).toEqual([...tags.slice(0, 49), 'salvaged'])
  })

  it('takes many in transactions of a hundred', () => {
    const copy = new FakeCopy()
    for (let rest = 1; rest <= 250; rest += 1) {
      copy.add(itemId(2, rest), { name: `name ${rest}` }, { 1: `secret ${rest}` })
    }
    const stamps = (): number => session.settings().stamp
    const before = stamps()

    expect(bringIn(session, copy, deps)).toEqual({ added: 250, present: 0 })
    expect(new Set(added().map(({ stamp }) => stamp)).size).toBe(3)
    expect(stamps()).toBe(before)
  })

  it('is refused by a vault that may only be read', () => {
    session.close()

    expect(() => bringIn(session, new FakeCopy().add(itemId(2), { name: 'other' }), deps)).toThrow(
      VaultError,
    )
  })
})

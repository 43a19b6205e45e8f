/*
 * Random stories of a vault: what a person might do to it, in any order, and what should be there
 * at the end. The expectation is kept here, apart from the vault that is written.
 */
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import type { Session } from '../../src-core/vault/session.ts'
import { ConnectionId, ItemId, RotationId, VersionId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { connection, journal, overview } from '../unit/src-core/vault/vault-fixture.ts'

/** One thing that is done to the content. */
export type ContentDeed =
  | {
      readonly do: 'add'
      readonly item: Overview
      readonly notes: string | null
      readonly secrets: readonly Uint8Array[]
    }
  | { readonly do: 'edit'; readonly which: number; readonly item: Overview; readonly notes: string }
  | { readonly do: 'delete'; readonly which: number }
  | { readonly do: 'drop-secret'; readonly which: number }
  | { readonly do: 'connect'; readonly name: string; readonly secret: Uint8Array | null }
  | { readonly do: 'disconnect'; readonly which: number }
  | { readonly do: 'journal'; readonly reason: string }
  | { readonly do: 'drop-journal'; readonly which: number }
  | { readonly do: 'confirm'; readonly at: number }

/** One thing that is done to the vault as a whole; these stretch a passphrase. */
export type WholeDeed = { readonly whole: 'passphrase' | 'recovery' | 'reopen' | 'rekey' }

const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }).filter((made) => made.length <= maxLength),
    fc.string({ unit: 'binary', maxLength: maxLength / 2 }),
    // Half a surrogate pair is a string in JSON as well.
    fc.constantFrom('', '\ud800', '\u2028"\\\u007f', 'ﬁ é é'),
  )

// A key that this version does not know.
const unknown = fc.dictionary(
  fc.string({ maxLength: 5 }).map((name) => `later_${name}`),
  fc.jsonValue({ maxDepth: 2, noUnicodeString: false }).map(withoutFractions),
  { maxKeys: 2 },
)

const item = fc
  .tuple(text(120), text(120), fc.array(text(50), { maxLength: 4 }), fc.boolean(), unknown)
  .map(([name, owner, tags, canWrite, later]) =>
    overview({
      ...later,
      name: `n${name}`.slice(0, 120).replace(/[\ud800-\udbff]$/, ''),
      owner,
      tags,
      canWrite,
    }),
  )

const secret = fc.oneof(
  { weight: 5, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 3_800, maxLength: 4_200 }) },
  { weight: 1, arbitrary: fc.nat(255).map((byte) => new Uint8Array(16_384).fill(byte)) },
)

const which = fc.nat(20)

/** Any deed. */
export const deed: fc.Arbitrary<ContentDeed | WholeDeed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      item,
      notes: fc.option(text(5_000)),
      secrets: fc.array(secret, { maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('edit' as const), which, item, notes: text(300) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop-secret' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('connect' as const),
      name: text(100).map((name) => `c${name}`),
      secret: fc.option(secret),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disconnect' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('journal' as const), reason: text(100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop-journal' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('confirm' as const), at: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ whole: fc.constantFrom('passphrase', 'recovery', 'reopen', 'rekey') }),
  },
)

/** What should be there, by id. */
export class Expected {
  readonly overviews = new Map<string, unknown>()
  readonly connections = new Map<string, unknown>()
  readonly journals = new Map<string, unknown>()
  readonly details = new Map<string, unknown>()
  readonly secrets = new Map<string, string>()
  #last = 0

  /** An id that was not given out before, spread over the buckets. */
  next(): string {
    this.#last += 1
    const first = ((this.#last * 37) % 251).toString(16).padStart(2, '0')
    return first + this.#last.toString(16).padStart(30, '0')
  }

  /** One of the ids that are there, or null. */
  static pick(from: ReadonlyMap<string, unknown>, which: number): string | null {
    return [...from.keys()][which % Math.max(1, from.size)] ?? null
  }

  /** Whose secret versions there are. */
  owners(): readonly (readonly [ItemId, string])[] {
    return [...this.secrets.keys()].map((key) => {
      const [owner = '', version = ''] = key.split('/')
      return [ItemId.parse(owner), version]
    })
  }

  /** Forgets an item, connection or journal with its parts. */
  forget(owner: string): void {
    const all = [this.overviews, this.connections, this.journals, this.details]
    for (const each of all) each.delete(owner)
    for (const key of this.secrets.keys()) if (key.startsWith(owner)) this.secrets.delete(key)
  }
}

/** Does one deed and keeps the expectation. */
export function doDeed(session: Session, deed: ContentDeed, expected: Expected): void {
  if (deed.do === 'add') add(session, deed, expected)
  if (deed.do === 'edit') edit(session, deed, expected)
  if (deed.do === 'connect') connect(session, deed, expected)
  if (deed.do === 'journal') begin(session, deed.reason, expected)
  if (deed.do === 'confirm') {
    const { body, stamp } = session.settings()
    session.transact((tx) => tx.putSettings({ ...body, recoveryConfirmedAt: deed.at }, stamp))
  }
  if ('which' in deed && deed.do !== 'edit') remove(session, deed, expected)
}

function begin(session: Session, reason: string, expected: Expected): void {
  const id = RotationId.parse(expected.next())
  const body = journal({ reason, lineage: session.lineage })
  session.transact((tx) => tx.putJournal(id, body, null))
  expected.journals.set(id, body)
}

const removals = {
  delete: (expected) => expected.overviews,
  disconnect: (expected) => expected.connections,
  'drop-journal': (expected) => expected.journals,
  'drop-secret': (expected) => expected.secrets,
} satisfies Record<string, (expected: Expected) => ReadonlyMap<string, unknown>>

function remove(
  session: Session,
  deed: { readonly do: keyof typeof removals; readonly which: number },
  expected: Expected,
): void {
  const key = Expected.pick(removals[deed.do](expected), deed.which)
  const [id, version] = key?.split('/') ?? []
  if (id === undefined) return
  session.transact((tx) => {
    if (deed.do === 'delete') tx.deleteItem(ItemId.parse(id))
    if (deed.do === 'disconnect') tx.dropConnection(ConnectionId.parse(id))
    if (deed.do === 'drop-journal') tx.dropJournal(RotationId.parse(id))
    if (deed.do === 'drop-secret') tx.dropSecret(ItemId.parse(id), VersionId.parse(version))
  })
  if (version !== undefined) expected.secrets.delete(`${id}/${version}`)
  else expected.forget(id)
}

function add(
  session: Session,
  { item, notes, secrets }: Extract<ContentDeed, { do: 'add' }>,
  expected: Expected,
): void {
  const id = ItemId.parse(expected.next())
  const versions = secrets.map((secret) => [expected.next(), secret] as const)
  const body = { ...item, versions: versions.map((each) => versionOf(session, ...each)) }
  session.transact((tx) => {
    for (const [version, secret] of versions) tx.putSecret(id, VersionId.parse(version), secret)
    tx.putOverview(id, body, null)
    if (notes !== null) tx.putDetails(id, { v: 1, notes }, null)
    tx.audit({ event: 'added', itemId: id, versionId: null })
  })
  expected.overviews.set(id, body)
  if (notes !== null) expected.details.set(id, { v: 1, notes })
  for (const [version, secret] of versions) {
    expected.secrets.set(`${id}/${version}`, Buffer.from(secret).toString('base64'))
  }
}

function versionOf(session: Session, id: string, secret: Uint8Array): SecretVersion {
  return {
    ...{ id: VersionId.parse(id), stage: 'previous', credentialId: null, remoteId: 'key_1' },
    ...{ nameAtProvider: 'name', createdAt: 1, createdSource: 'keyturn', lastUsedAt: null },
    ...{ lastUsedSource: 'unknown', expiresAt: null, signer: false, hint: 'sk_…x' },
    ...{ storedAt: 2, replacedAt: null, graceEndsAt: 3, revokedAt: null },
    fingerprint: session.fingerprint(secret),
  }
}

function edit(
  session: Session,
  { which, item, notes }: Extract<ContentDeed, { do: 'edit' }>,
  expected: Expected,
): void {
  const found = Expected.pick(expected.overviews, which)
  if (found === null) return
  const id = ItemId.parse(found)
  const before = session.overview(id)
  const details = session.details(id)
  if (!before) return
  const next = { ...item, versions: before.body.versions }
  session.transact((tx) => {
    tx.putOverview(id, next, before.stamp)
    tx.putDetails(id, { v: 1, notes }, details?.stamp ?? null)
  })
  // Keys that this version does not know stay, unless they are written anew.
  const later = Object.entries(before.body).filter(([key]) => key.startsWith('later_'))
  expected.overviews.set(id, { ...Object.fromEntries(later), ...next })
  expected.details.set(id, { v: 1, notes })
}

function connect(
  session: Session,
  { name, secret }: Extract<ContentDeed, { do: 'connect' }>,
  expected: Expected,
): void {
  const id = ConnectionId.parse(expected.next())
  const version = VersionId.parse(expected.next())
  const body = connection({ name, adminVersionId: secret ? version : null })
  session.transact((tx) => {
    tx.putConnection(id, body, null)
    if (secret) tx.putSecret(id, version, secret)
    tx.audit({ event: 'connection-added', itemId: null, versionId: null })
  })
  expected.connections.set(id, body)
  if (secret) expected.secrets.set(`${id}/${version}`, Buffer.from(secret).toString('base64'))
}

/** JSON writes fractions in more than one way; the format has none. */
function withoutFractions(value: unknown): unknown {
  if (typeof value === 'number') return Math.trunc(value) % 2 ** 50 || 0
  if (Array.isArray(value)) return value.map(withoutFractions)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutFractions(inner)]),
  )
}

/**
 * One script of everything that rotation does with a vault, well and badly, told in words.
 *
 * Run on the real vault and on the one in memory, it must tell the same.
 */
import type { Session } from '../../../src-core/vault/session.ts'
import type { Transaction } from '../../../src-core/vault/transaction.ts'
import { errorCodeOf } from '../../../src-shared/errors.ts'
import {
  bytesOf,
  connection,
  connectionId,
  itemId,
  journal,
  overview,
  rotationId,
  versionId,
} from '../src-core/vault/vault-fixture.ts'

/** What both vaults can do. */
export type Either = Pick<
  Session,
  | 'overviews'
  | 'overview'
  | 'connections'
  | 'journals'
  | 'journal'
  | 'settings'
  | 'secret'
  | 'hasSecret'
  | 'fingerprint'
  | 'transact'
  | 'details'
  | 'audit'
>

const [item, other] = [itemId(1), itemId(2)]
const admin = connectionId(3)
const [first, second] = [rotationId(4), rotationId(5)]

type Step = { readonly name: string; readonly does: (tx: Transaction, vault: Either) => void }

/** The stamp of a record that is there. */
const stampOf = (found: { readonly stamp: number } | null): number => found?.stamp ?? -1

const ordinary: readonly Step[] = [
  {
    name: 'an item with a secret and details',
    does: (tx) => {
      tx.putOverview(item, overview({ name: 'one' }), null)
      tx.putDetails(item, { v: 1, notes: 'notes' }, null)
      tx.putSecret(item, versionId(1), bytesOf('first secret'))
      tx.audit({ event: 'added', itemId: item, versionId: versionId(1) })
    },
  },
  {
    name: 'a connection and a journal',
    does: (tx) => {
      tx.putConnection(admin, connection(), null)
      tx.putSecret(admin, versionId(9), bytesOf('admin'))
      tx.putJournal(first, journal({ itemId: item, urgent: true }), null)
    },
  },
  { name: 'nothing', does: () => undefined },
  {
    name: 'an audit line alone',
    does: (tx) => tx.audit({ event: 'used', itemId: null, versionId: null }),
  },
  {
    name: 'the journal again, without a key that may be left out',
    does: (tx, vault) => {
      tx.putJournal(
        first,
        journal({ itemId: item, step: 'creating' }),
        stampOf(vault.journal(first)),
      )
    },
  },
  {
    name: 'a key of a later version',
    does: (tx, vault) => {
      const body = { ...overview({ name: 'one' }), laterKey: { of: ['later'] } }
      tx.putOverview(item, body, stampOf(vault.overview(item)))
    },
  },
  {
    name: 'an edit that does not know that key',
    does: (tx, vault) =>
      tx.putOverview(item, overview({ name: 'edited' }), stampOf(vault.overview(item))),
  },
  {
    name: 'a second secret, and the first one gone',
    does: (tx) => {
      tx.putSecret(item, versionId(2), bytesOf('second secret'))
      tx.dropSecret(item, versionId(1))
    },
  },
  {
    name: 'a value that is undefined',
    does: (tx, vault) => {
      const body = { ...journal({ itemId: item }), notBefore: undefined }
      tx.putJournal(first, body, stampOf(vault.journal(first)))
    },
  },
]

const refused: readonly Step[] = [
  {
    name: 'a stamp that does not hold',
    does: (tx) => {
      tx.audit({ event: 'edited', itemId: item, versionId: null })
      tx.putOverview(item, overview({ name: 'too late' }), 1)
    },
  },
  {
    name: 'a record that exists already',
    does: (tx) => tx.putJournal(first, journal(), null),
  },
  {
    name: 'a record that does not exist',
    does: (tx) => tx.putJournal(second, journal(), 3),
  },
  {
    name: 'the same secret version again',
    does: (tx) => tx.putSecret(item, versionId(2), bytesOf('another')),
  },
  {
    name: 'the same new secret version twice',
    does: (tx) => {
      tx.putSecret(item, versionId(7), bytesOf('another'))
      tx.putSecret(item, versionId(7), bytesOf('another'))
    },
  },
  { name: 'a secret of nobody', does: (tx) => tx.putSecret(other, versionId(1), bytesOf('a')) },
  { name: 'an empty secret', does: (tx) => tx.putSecret(item, versionId(6), new Uint8Array()) },
  { name: 'dropping a secret that is gone', does: (tx) => tx.dropSecret(item, versionId(1)) },
  { name: 'dropping a journal that is none', does: (tx) => tx.dropJournal(second) },
  {
    name: 'a body that does not fit',
    does: (tx, vault) => {
      const body = { ...journal(), startedAt: Number.NaN }
      tx.putJournal(first, body, stampOf(vault.journal(first)))
    },
  },
  {
    name: 'work that throws at its end',
    does: (tx) => {
      tx.putSecret(item, versionId(6), bytesOf('never there'))
      tx.audit({ event: 'edited', itemId: item, versionId: null })
      throw new Error('fell over')
    },
  },
  {
    name: 'a transaction inside another',
    does: (_tx, vault) => vault.transact(() => undefined),
  },
]

const endings: readonly Step[] = [
  { name: 'no journal any more', does: (tx) => tx.dropJournal(first) },
  { name: 'no item any more', does: (tx) => tx.deleteItem(item) },
  {
    name: 'the deleted item again',
    does: (tx) => tx.putOverview(item, overview(), null),
  },
  { name: 'no connection any more', does: (tx) => tx.dropConnection(admin) },
]

/** Runs the script; tells after every step what came of it and all that the vault says. */
export function told(vault: Either): readonly string[] {
  const lines: string[] = []
  const began = vault.settings().stamp
  for (const step of [...ordinary, ...refused, ...endings]) {
    lines.push(`${step.name}: ${outcomeOf(vault, step)}`)
    lines.push(...saidBy(vault, began))
  }
  return lines
}

/** A secret that was handed out is a copy, and a body that was handed out cannot be changed. */
export function isSafeFromItsReaders(vault: Either): boolean {
  vault.transact((tx) => {
    tx.putOverview(item, overview(), null)
    tx.putSecret(item, versionId(1), bytesOf('secret'))
  })
  vault.secret(item, versionId(1))?.fill(0)
  const body = vault.overview(item)?.body
  const again = new TextDecoder().decode(vault.secret(item, versionId(1)) ?? new Uint8Array())
  return again === 'secret' && Object.isFrozen(body) && Object.isFrozen(body?.versions)
}

function outcomeOf(vault: Either, step: Step): string {
  try {
    vault.transact((tx) => step.does(tx, vault))
    return 'done'
  } catch (error) {
    return errorCodeOf(error)
  }
}

// Stamps are told by how many commits they came after the beginning.
function saidBy(vault: Either, began: number): string[] {
  const lines = [
    ...vault.overviews().map(({ id, stamp, body }) => `${id} ${stamp - began} ${textOf(body)}`),
    ...vault.connections().map(({ id, stamp, body }) => `${id} ${stamp - began} ${textOf(body)}`),
    ...vault.journals().map(({ id, stamp, body }) => `${id} ${stamp - began} ${textOf(body)}`),
  ]
  const details = vault.details(item)
  const secrets = [1, 2, 6, 7].map((number) => {
    const secret = vault.overview(item) && vault.secret(item, versionId(number))
    const has = vault.overview(item) !== null && vault.hasSecret(item, versionId(number))
    return `${String(has)} ${secret ? new TextDecoder().decode(secret) : '-'}`
  })
  const audit = vault
    .audit({ itemId: item, limit: 10 })
    .map(({ event, versionId: of }) => `${event} ${of ?? '-'}`)
  return [
    ...lines.sort(),
    `details ${details ? `${details.stamp - began} ${details.body.notes}` : '-'}`,
    secrets.join(', '),
    audit.join(', '),
  ]
}

/** The keys of a body in one order: only their values matter. */
function textOf(body: object): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}

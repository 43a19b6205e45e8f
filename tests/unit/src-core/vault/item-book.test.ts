import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import { ItemBook } from '../../../../src-core/vault/item-book.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { VaultError, type ErrorCode } from '../../../../src-shared/errors.ts'
import type { RotationId } from '../../../../src-shared/ids.ts'
import type { NewItem } from '../../../../src-shared/item.ts'
import type { Step } from '../../../../src-shared/rotation.ts'
import { fields } from '../rotation/desk-fixture.ts'
import {
  bytesOf,
  itemId,
  journal,
  overview,
  rotationId,
  VaultFolder,
  versionId,
} from './vault-fixture.ts'

let folder: VaultFolder
let session: Session
let book: ItemBook
let running: ReadonlySet<RotationId>
const one = itemId(1)
const underWay = rotationId(1)

beforeEach(async () => {
  folder = new VaultFolder()
  running = new Set()
  session = await folder.create()
  session.transact((tx) => {
    tx.putOverview(one, overview(), null)
    tx.putSecret(one, versionId(1), bytesOf('the secret'))
  })
  book = new ItemBook({
    session,
    clock: { now: () => folder.now },
    newId: () => Buffer.from(systemRandomness.randomBytes(16)).toString('hex'),
    replaceable: () => false,
    isRunning: (id) => running.has(id),
  })
})

afterEach(() => folder.remove())

const byHand: NewItem = {
  ...{ name: 'mail', kind: 'api-key', providerName: 'Mail gateway', credentialId: null },
  ...{ secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: false },
}

/** Everything secret that passes through the session, to look at afterwards. */
function overheard(): readonly Uint8Array[] {
  const heard: Uint8Array[] = []
  const read = session.secret.bind(session)
  const fingerprint = session.fingerprint.bind(session)
  session.secret = (...asked) => {
    const found = read(...asked)
    if (found) heard.push(found)
    return found
  }
  session.fingerprint = (of) => {
    heard.push(of)
    return fingerprint(of)
  }
  return heard
}

function fillDisk(): void {
  session.transact = () => {
    throw new VaultError('disk-full')
  }
}

const allWiped = (heard: readonly Uint8Array[]): boolean =>
  heard.length > 0 && heard.every((bytes) => bytes.every((byte) => byte === 0))

describe('taking a secret', () => {
  it('002-13 is written into the log', () => {
    expect(book.takeSecret(one, versionId(1), 'revealed')).toEqual(bytesOf('the secret'))
    expect(session.audit({ itemId: one, limit: 1 })).toMatchObject([{ event: 'revealed' }])
  })

  it('hands out none, and keeps none, if that cannot be written', () => {
    const heard = overheard()
    fillDisk()

    expect(() => book.takeSecret(one, versionId(1), 'copied')).toThrow('disk-full')
    expect(allWiped(heard)).toBe(true)
  })
})

describe('adding a key', () => {
  it('keeps no copy of its secret', () => {
    const heard = overheard()

    book.add(byHand)

    expect(allWiped(heard)).toBe(true)
  })

  it('keeps none where it fails either', () => {
    const heard = overheard()
    fillDisk()

    expect(() => book.add(byHand)).toThrow('disk-full')
    expect(allWiped(heard)).toBe(true)
  })

  it('keeps none of a duplicate that is refused', () => {
    book.add(byHand)
    const heard = overheard()

    expect(() => book.add({ ...byHand, name: 'other' })).toThrow('duplicate-secret')
    expect(allWiped(heard)).toBe(true)
  })
})

describe('the badge of an item with something under way', () => {
  function badgeAt(step: Step, code: ErrorCode | null): string {
    const trouble = code && { code, at: 1 }
    const stamp = session.journal(underWay)?.stamp ?? null
    session.transact((tx) =>
      tx.putJournal(underWay, journal({ itemId: one, step, trouble }), stamp),
    )
    const kinds = book.get(one).badges.map(({ kind }) => kind as string)
    return ['waiting', 'stopped'].find((kind) => kinds.includes(kind)) ?? 'none'
  }

  it.each<[Step, ErrorCode | null, string]>([
    ['planned', null, 'waiting'],
    ['planned', 'provider-unauthorized', 'stopped'],
    ['creating', null, 'waiting'],
    ['stored', null, 'waiting'],
    ['stored', 'provider-no-reply', 'waiting'],
    ['stored', 'provider-unauthorized', 'stopped'],
    ['proved', null, 'waiting'],
    ['promoted', null, 'none'],
    ['promoted', 'provider-ask-again', 'stopped'],
    ['retiring', null, 'waiting'],
    ['retired', null, 'waiting'],
    ['unknown', 'provider-no-reply', 'waiting'],
    ['orphaned', 'provider-unauthorized', 'waiting'],
    ['done', null, 'none'],
  ])('at %s with %s, while nobody works on it, is %s', (step, code, expected) => {
    expect(badgeAt(step, code)).toBe(expected)
  })

  it.each<Step>(['planned', 'creating', 'stored', 'retiring', 'retired'])(
    'waits for nobody at %s while the work runs',
    (step) => {
      running = new Set([underWay])
      expect(badgeAt(step, null)).toBe('none')

      running = new Set()

      expect(badgeAt(step, null)).toBe('waiting')
    },
  )
})

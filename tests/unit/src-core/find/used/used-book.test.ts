import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { adoptSeen } from '../../../../../src-core/find/used/adopt-seen.ts'
import { UsedBook } from '../../../../../src-core/find/used/used-book.ts'
import type { Session } from '../../../../../src-core/vault/session.ts'
import { VaultError } from '../../../../../src-shared/errors.ts'
import { sightingsOf } from '../../../../../src-shared/seen.ts'
import { bytesOf, itemId, overview, VaultFolder, versionId } from '../../vault/vault-fixture.ts'
import { version } from '../../vault/version-fixture.ts'
import { shop, Table } from './used-fixture.ts'

const billing = itemId(1)
const mail = itemId(2)
const short = itemId(3)
const billingKey = 'sample_billing_8Q2dVn5BwJ7'
const mailKey = 'sample_mail_Hx11c0Te8Q2dVn'
const whole = { folders: [shop], withHistory: true, itemId: null }

let folder: VaultFolder
let session: Session
let table: Table
let book: UsedBook
let told: number
let leaving: AbortController

beforeEach(async () => {
  folder = new VaultFolder()
  session = await folder.create()
  table = new Table()
  put(billing, 1, billingKey)
  put(mail, 2, mailKey)
  book = bookOf()
})

afterEach(() => folder.remove())

function bookOf(): UsedBook {
  told = 0
  leaving = new AbortController()
  return new UsedBook({
    ...{ session, eyes: table.eyes, clock: { now: () => (folder.now += 1_000) } },
    ...{
      breathe: () => Promise.resolve(),
      leaving: leaving.signal,
      changed: () => void (told += 1),
    },
  })
}

function put(id: typeof billing, number: number, secret: string): void {
  const bytes = bytesOf(secret)
  const versions = [version(number, session.fingerprint(bytes))]
  session.transact((tx) => {
    tx.putSecret(id, versionId(number), bytes)
    tx.putOverview(id, overview({ name: `item ${number}`, versions }), null)
  })
}

function audit(): readonly unknown[] {
  return session.audit({ itemId: null, limit: 20 }).filter(({ event }) => event === 'searched')
}

describe('looking where keys are used', () => {
  it('tells where each key stands, and remembers it', async () => {
    table.files.set(`${shop}/.env`, { text: `A=1\nKEY=${billingKey}`, git: 'ignored' })
    table.files.set('/work/mailer/send.ts', { text: `'${mailKey}'` })
    await book.look({ ...whole, folders: [shop, '/work/mailer'] })

    expect(book.state()).toMatchObject({
      ...{ phase: 'ready', folders: [shop, '/work/mailer'], withHistory: true, tooShort: 0 },
      counts: { items: 2, spots: 2, appeared: 0, vanished: 0, committed: 0, nowhere: 0 },
    })
    expect(book.get(billing)).toMatchObject({
      committed: false,
      spots: [{ shown: 'shop/.env', line: 2, variable: 'KEY', sort: 'env', git: 'ignored' }],
    })
    expect(book.get(mail).spots).toMatchObject([{ holds: 'current', git: 'none', sort: 'source' }])
    expect(bookOf().get(billing)).toEqual(book.get(billing))
    expect(bookOf().state()).toMatchObject({ phase: 'idle', folders: [shop, '/work/mailer'] })
  })

  it('writes one line into the audit log, and leaves no value behind', async () => {
    await book.look(whole)
    await book.look({ ...whole, itemId: mail })
    expect(audit()).toMatchObject([{ itemId: mail }, { itemId: null }])
    expect(table.heard).toHaveLength(3)
    for (const value of table.heard) expect(value.every((byte) => byte === 0)).toBe(true)
  })

  it('tells what appeared and what vanished since the look before', async () => {
    table.files.set(`${shop}/.env`, { text: billingKey, git: 'ignored' })
    await book.look(whole)
    table.files.delete(`${shop}/.env`)
    table.files.set(`${shop}/b.env`, { text: billingKey, git: 'untracked' })
    await book.look(whole)
    expect(book.get(billing).spots).toMatchObject([
      { change: 'appeared', path: `${shop}/b.env` },
      { change: 'vanished', path: `${shop}/.env` },
    ])
    expect(book.state().counts).toMatchObject({ appeared: 1, vanished: 1, spots: 1, nowhere: 1 })
    expect(book.list({ only: 'vanished', offset: 0, limit: 10 })).toMatchObject({
      ...{ total: 1, rows: [{ itemId: billing }] },
    })
    expect(book.list({ only: 'nowhere', offset: 0, limit: 10 }).rows).toMatchObject([
      { itemId: mail },
    ])
  })

  it('finds a live key in a commit, and puts it first', async () => {
    table.files.set(`${shop}/.env`, { text: mailKey, git: 'tracked' })
    table.commits = [
      { path: '.env', text: mailKey, pushed: true },
      { path: 'old/config.ts', text: mailKey },
    ]
    await book.look(whole)
    const [first] = book.list({ only: 'all', offset: 0, limit: 10 }).rows
    expect(first).toMatchObject({ itemId: mail, committed: true })
    expect(first?.spots).toMatchObject([
      { git: 'pushed', commit: null, path: `${shop}/.env` },
      { git: 'history', commit: 'c0ffee', shown: 'shop/old/config.ts', line: null },
    ])
  })

  it('looks through the commits of tracked files also where nobody asked for history', async () => {
    table.files.set(`${shop}/.env`, { text: mailKey, git: 'tracked' })
    table.files.set(`${shop}/new.env`, { text: billingKey, git: 'tracked' })
    table.commits = [
      { path: '.env', text: mailKey },
      { path: 'old.ts', text: billingKey },
    ]
    await book.look({ ...whole, withHistory: false })
    expect(book.get(mail).spots).toMatchObject([{ git: 'committed' }])
    // Written into a tracked file and in no commit so far.
    expect(book.get(billing).spots).toMatchObject([{ git: 'untracked' }])
  })

  it('says that it does not know where git does not answer', async () => {
    table.hasGit = false
    table.files.set(`${shop}/.env`, { text: mailKey, git: 'tracked' })
    await book.look(whole)
    expect(book.get(mail)).toMatchObject({ committed: false, spots: [{ git: 'unknown' }] })
  })

  it('counts values that are too short to be looked for', async () => {
    put(short, 3, 'abc1234')
    table.files.set(`${shop}/.env`, { text: 'abc1234' })
    await book.look(whole)
    expect(book.state()).toMatchObject({ tooShort: 1, counts: { items: 2 } })
    expect(book.get(short)).toMatchObject({ lookedAt: null, spots: [] })
  })

  it('looks for a value that two items hold once, and tells of both', async () => {
    put(short, 3, mailKey)
    table.files.set(`${shop}/.env`, { text: mailKey, git: 'ignored' })
    await book.look(whole)
    expect(table.heard).toHaveLength(2)
    expect(book.get(mail).spots).toHaveLength(1)
    expect(book.get(short).spots).toHaveLength(1)
  })

  it('remembers one’s own files first where a value stands in very many', async () => {
    for (let number = 0; number < 500; number += 1)
      table.files.set(`${shop}/node_modules/${number}/a.js`, { text: mailKey, git: 'ignored' })
    table.files.set(`${shop}/src/own.ts`, { text: mailKey, git: 'ignored' })
    await book.look(whole)
    const { spots } = book.get(mail)
    expect(spots).toHaveLength(200)
    expect(spots[0]?.path).toBe(`${shop}/src/own.ts`)
  })

  it('is over with a key that was turned off', async () => {
    table.commits = [{ path: 'a', text: mailKey, pushed: true }]
    await book.look(whole)
    expect(book.get(mail).committed).toBe(true)
    const kept = session.overview(mail)
    const versions = kept?.body.versions.map((each) => ({ ...each, stage: 'revoked' as const }))
    session.transact((tx) => {
      if (kept && versions) tx.putOverview(mail, { ...kept.body, versions }, kept.stamp)
    })
    expect(book.get(mail)).toMatchObject({ committed: false, spots: [] })
  })
})

describe('a look that comes to nothing', () => {
  it('is stopped and changes nothing that was remembered', async () => {
    table.files.set(`${shop}/.env`, { text: billingKey })
    await book.look(whole)
    const before = session.overview(billing)
    table.files.clear()
    const gate = Promise.withResolvers<undefined>()
    table.pause = gate.promise
    const ended = book.look({ ...whole, folders: ['/work'] })
    expect(book.state().phase).toBe('working')
    expect(() => book.look(whole)).toThrow(new VaultError('intake-busy'))
    expect(book.stop().phase).toBe('stopped')
    gate.resolve(undefined)
    await ended
    expect(session.overview(billing)).toEqual(before)
    expect(book.state()).toMatchObject({ phase: 'stopped', progress: { files: 1 } })
    expect(table.heard.every((value) => value.every((byte) => byte === 0))).toBe(true)
  })

  it('is over at once when the vault is locked', async () => {
    const gate = Promise.withResolvers<undefined>()
    table.pause = gate.promise
    table.files.set(`${shop}/.env`, { text: billingKey })
    const ended = book.look(whole)
    leaving.abort()
    session.close()
    gate.resolve(undefined)
    await ended
    expect(table.heard.every((value) => value.every((byte) => byte === 0))).toBe(true)
  })

  it('fails with its code and changes nothing', async () => {
    table.failure = new VaultError('disk-failed')
    await book.look(whole)
    expect(book.state()).toMatchObject({ phase: 'failed', failed: 'disk-failed', lookedAt: null })
    expect(session.overview(billing)?.body.seen).toBeUndefined()
    table.failure = null
    await book.look(whole)
    expect(book.state()).toMatchObject({ phase: 'ready', failed: null })
    expect(told).toBeGreaterThan(3)
  })

  it('refuses an item that is not there', async () => {
    await book.look({ ...whole, itemId: itemId(9) })
    expect(book.state()).toMatchObject({ phase: 'failed', failed: 'not-found' })
    expect(() => book.get(itemId(9))).toThrow(new VaultError('not-found'))
    expect(audit()).toEqual([])
  })

  it('is remembered for as long as it is open where the vault may only be read', async () => {
    folder.copy(folder.path, `${folder.path}.old`)
    put(short, 3, 'sample_third_Jd83hsTe6')
    session.close()
    folder.copy(`${folder.path}.old`, folder.path)
    session = await folder.open()
    expect(session.readOnly).not.toBeNull()
    book = bookOf()
    table.files.set(`${shop}/.env`, { text: billingKey, git: 'ignored' })
    await book.look(whole)
    expect(book.get(billing).spots).toHaveLength(1)
    expect(book.state()).toMatchObject({ phase: 'ready', counts: { spots: 1 } })
    expect(bookOf().get(billing).lookedAt).toBeNull()
  })
})

describe('making places of where a key was seen', () => {
  const adopt = (holds: boolean) => {
    let number = 0
    const newId = () => (number += 1).toString(16).padStart(32, '0')
    const clock = { now: () => 7 }
    const holdsKeyOf = () => Promise.resolve(holds)
    return adoptSeen({ session, clock, newId, holdsKeyOf }, billing)
  }

  beforeEach(async () => {
    table.files.set(`${shop}/.env`, { text: billingKey, git: 'ignored' })
    table.files.set(`${shop}/main.ts`, { text: billingKey, git: 'ignored' })
    table.commits = [{ path: 'old.ts', text: billingKey }]
    await book.look(whole)
  })

  it('adds what Keyturn can write as places and the rest in words, and commits not at all', async () => {
    expect(await adopt(true)).toBe(2)
    expect(session.overview(billing)?.body).toMatchObject({
      places: [{ kind: 'env-file', path: `${shop}/.env`, variable: 'KEY' }],
      callers: ['shop/main.ts:1'],
    })
    expect(book.get(billing).spots.map(({ isPlace }) => isPlace)).toEqual([false, true, true])
    expect(sightingsOf(session.overview(billing)?.body ?? {})).not.toBeNull()
  })

  it('adds nothing twice, also where a line has moved', async () => {
    await adopt(true)
    table.files.set(`${shop}/main.ts`, { text: `\n\n${billingKey}`, git: 'ignored' })
    await book.look(whole)
    expect(await adopt(true)).toBe(0)
  })

  it('makes words of a place that holds no key of the item by now', async () => {
    expect(await adopt(false)).toBe(2)
    const body = session.overview(billing)?.body
    expect(body?.places).toBeUndefined()
    expect(body?.callers).toEqual(['shop/.env:1 KEY', 'shop/main.ts:1'])
  })
})

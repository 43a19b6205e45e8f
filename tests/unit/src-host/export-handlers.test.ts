import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportSentence } from '../../../src-shared/copies-contract.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let target: string

const key: NewItem = {
  ...{ name: 'mail_outbound-02_07_2026-10_31', kind: 'api-key', providerName: 'Mail gateway' },
  ...{ credentialId: null, secret: 'sample_mail_Hx11c0Te8Q2dVn5BwJ7sKu3R', createdAt: null },
  ...{ fields, acceptDuplicate: true },
}

beforeEach(async () => {
  stage = new HostStage()
  target = join(stage.folder, 'keys.env')
  await stage.ask('vault.create', { place: 'own', passphrase })
  await stage.ask('items.add', key)
  await stage.ask('items.add', { ...key, name: 'inventory', secret: null })
})

afterEach(() => stage.end())

const order = (change: object = {}) => ({
  ...{ form: 'env' as const, path: target, passphrase, sentence: exportSentence, itemIds: null },
  ...change,
})

const exportedLines = async () => {
  const { rows } = await stage.ask('items.list', {
    ...{ text: 'mail_outbound', group: null, sort: 'name', offset: 0, limit: 10 },
  })
  const [row] = rows
  if (!row) throw new Error('no row')
  const { audit } = await stage.ask('items.get', { itemId: row.id })
  return audit.filter(({ event }) => event === 'exported').length
}

describe('an export', () => {
  it('writes a new file that only this user may read, and nothing beside it', async () => {
    const before = readdirSync(stage.folder)

    const done = await stage.ask('export.plain', order())

    expect(done).toEqual({ written: 1, leftOut: 1 })
    expect(readFileSync(target, 'utf8')).toContain(`=${key.secret ?? ''}\n`)
    expect(statSync(target).mode & 0o777).toBe(0o600)
    expect(readdirSync(stage.folder).filter((name) => !before.includes(name))).toEqual(['keys.env'])
    expect(await exportedLines()).toBe(1)
  })

  it.each(['json', 'csv', 'env'] as const)('writes %s', async (form) => {
    await stage.ask('export.plain', order({ form }))

    expect(readFileSync(target, 'utf8')).toContain(key.secret)
  })

  it.each([
    [{ sentence: 'write my secrets' }, 'confirmation-mismatch'],
    [{ sentence: `${exportSentence} ` }, 'confirmation-mismatch'],
    [{ passphrase: 'another passphrase' }, 'wrong-passphrase'],
    [{ path: 'keys.env' }, 'folder-unreachable'],
    [{ path: '/nowhere/at/all/keys.env' }, 'folder-unreachable'],
    [{ path: '//tmp/keys.env' }, 'folder-unreachable'],
    [{ path: '/dev/null/keys.env' }, 'folder-unreachable'],
    [{ path: '/tmp/keys\0.env' }, 'folder-unreachable'],
    [{ path: `/tmp/${'k'.repeat(300)}.env` }, 'folder-unreachable'],
    [{ itemIds: ['0'.repeat(32)] }, 'not-found'],
  ])('004-20 refuses %j, and writes neither a file nor a line of the log', async (change, code) => {
    const reply = await stage.call('export.plain', order(change))

    expect(reply).toEqual({ ok: false, code })
    expect(existsSync(target)).toBe(false)
    expect(await exportedLines()).toBe(0)
  })

  it('never touches a file that is there', async () => {
    writeFileSync(target, 'mine')

    expect(await stage.call('export.plain', order())).toEqual({ ok: false, code: 'file-exists' })
    expect(readFileSync(target, 'utf8')).toBe('mine')
  })

  it.each(['there', 'not there'])(
    'tells nobody without the passphrase what is %s',
    async (which) => {
      if (which === 'there') writeFileSync(target, 'mine')

      const reply = await stage.call('export.plain', order({ passphrase: 'a guess' }))

      expect(reply).toEqual({ ok: false, code: 'wrong-passphrase' })
    },
  )

  it('does not write through a link, even to nowhere', async () => {
    const elsewhere = join(stage.folder, 'elsewhere')
    symlinkSync(elsewhere, target)

    expect(await stage.call('export.plain', order())).toEqual({ ok: false, code: 'file-exists' })
    expect([existsSync(elsewhere), lstatSync(target).isSymbolicLink()]).toEqual([false, true])
  })

  it('is not made into a folder', async () => {
    mkdirSync(target)

    expect(await stage.call('export.plain', order())).toEqual({ ok: false, code: 'file-exists' })
  })

  it('is asked for seldom', async () => {
    const codes = []
    for (let count = 0; count < 6; count += 1) {
      const reply = await stage.call('export.plain', order({ passphrase: 'guess' }))
      codes.push(reply.ok ? 'ok' : reply.code)
    }

    expect(codes).toEqual([...Array<string>(5).fill('wrong-passphrase'), 'too-many-requests'])
  })
})

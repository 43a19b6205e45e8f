import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { NewItem } from '../../../src-shared/item.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

const key = ['sample', 'billing', '8Q2dVn5BwJ7sKu3R'].join('_')

let stage: HostStage
let code: string
let itemId: ItemId

const item: NewItem = {
  ...{ name: 'billing', kind: 'api-key', providerName: 'ATNA', credentialId: null },
  ...{ secret: key, createdAt: null, fields: { ...fields, callers: [] }, acceptDuplicate: false },
}

beforeEach(async () => {
  stage = new HostStage()
  code = join(stage.folder, 'home', 'code')
  mkdirSync(code, { recursive: true })
  await stage.ask('vault.create', { place: 'own', passphrase })
  itemId = (await stage.ask('items.add', item)).itemId
})

afterEach(() => stage.end())

function write(name: string, text: string): void {
  const path = join(code, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com']
  execFileSync('git', [...who, ...args], { cwd: join(code, 'shop'), stdio: 'ignore' })
}

/** A project with the key in an ignored file, in a commit, and in source. */
function makeShop(): void {
  write('shop/.gitignore', '.env\n')
  write('shop/.env', `A=1\nBILLING_KEY=${key}\n`)
  write('shop/config.json', `{ "billing": { "key": "${key}" } }\n`)
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'first')
  write('shop/config.json', '{}\n')
  write('shop/src/pay.ts', `export const key = '${key}'\n`)
}

async function look(folders = [code], withHistory = true): Promise<void> {
  await stage.ask('used.look', { folders, withHistory, itemId: null })
  await vi.waitFor(
    async () => expect((await stage.ask('used.state', null)).phase).not.toBe('working'),
    { timeout: 20_000 },
  )
}

describe('where the keys of the open vault are used', () => {
  it('finds a key in files and in commits, and tells nothing of its value', async () => {
    makeShop()
    await look()
    const state = await stage.ask('used.state', null)
    expect(state).toMatchObject({
      ...{ phase: 'ready', folders: [code], failed: null },
      counts: { items: 1, spots: 3, committed: 1, nowhere: 0 },
    })
    const view = await stage.ask('used.get', { itemId })
    expect(view.spots).toMatchObject([
      { git: 'history', path: 'config.json' },
      { git: 'ignored', path: join(code, 'shop/.env'), line: 2, variable: 'BILLING_KEY' },
      { git: 'untracked', path: join(code, 'shop/src/pay.ts'), line: 1 },
    ])
    expect(view.spots[0]?.commit).toMatch(/^[0-9a-f]{40}$/)
    const { summary, badges } = await stage.ask('items.get', { itemId })
    expect(summary.group).toBe('act-now')
    expect(badges[0]?.kind).toBe('committed')
    expect(stage.events).toContain('used.changed')
    expect(JSON.stringify([stage.toldWindow, view, state])).not.toContain('8Q2dVn5BwJ7sKu3R')
  })

  it('tells a commit that a remote has from one that it has not', async () => {
    makeShop()
    write('shop/late.env', `KEY=${key}\n`)
    write('shop/.env', '')
    git('init', '-q', '--bare', join(stage.folder, 'remote.git'))
    git('remote', 'add', 'origin', join(stage.folder, 'remote.git'))
    write('shop/config.json', `{ "billing": { "key": "${key}" } }\n`)
    git('push', '-q', 'origin', 'HEAD:main')
    git('add', 'late.env')
    git('commit', '-q', '-m', 'second')
    await look([join(code, 'shop')], false)
    const { spots } = await stage.ask('used.get', { itemId })
    const stands = (name: string) => spots.find(({ path }) => path.endsWith(name))?.git
    expect(stands('config.json')).toBe('pushed')
    expect(stands('late.env')).toBe('committed')
    expect(stands('pay.ts')).toBe('untracked')
  })

  it('asks before it reads a folder that nobody chose, and never again', async () => {
    stage.answers = 'refused'
    const asked = { folders: [code], withHistory: false, itemId: null }
    expect(await stage.call('used.look', asked)).toEqual({ ok: false, code: 'not-confirmed' })
    expect((await stage.ask('used.state', null)).phase).toBe('idle')
    stage.answers = 'allowed'
    await look()
    expect(stage.confirmations).toHaveLength(2)
    stage.restart()
    stage.answers = 'refused'
    await stage.ask('vault.unlock', { place: 'own', with: 'passphrase', secret: passphrase })
    await look()
    expect(stage.confirmations).toHaveLength(2)
    expect((await stage.ask('used.state', null)).phase).toBe('ready')
  })

  it('makes places of what Keyturn can write, and words of the rest', async () => {
    makeShop()
    await look()
    expect(await stage.ask('used.adopt', { itemId })).toEqual({ added: 2 })
    const { places, fields: kept } = await stage.ask('items.get', { itemId })
    expect(places).toMatchObject([
      { caller: { kind: 'env-file', path: join(code, 'shop/.env'), variable: 'BILLING_KEY' } },
    ])
    expect(kept.callers).toEqual([expect.stringContaining('shop/src/pay.ts:1')])
    expect(await stage.ask('used.adopt', { itemId })).toEqual({ added: 0 })
  })

  it('makes words of a file that holds another value by now', async () => {
    makeShop()
    await look()
    write('shop/.env', 'BILLING_KEY=another\n')
    await stage.ask('used.adopt', { itemId })
    const { places, fields: kept } = await stage.ask('items.get', { itemId })
    expect(places).toEqual([])
    expect(kept.callers).toHaveLength(2)
  })

  it('tells what vanished', async () => {
    write('a.env', `BILLING_KEY=${key}\n`)
    await look()
    rmSync(join(code, 'a.env'))
    await look()
    const asked = { only: 'vanished', offset: 0, limit: 10 } as const
    expect(await stage.ask('used.list', asked)).toMatchObject({
      rows: [{ itemId, spots: [{ change: 'vanished', path: join(code, 'a.env') }] }],
    })
  })

  it('stops at once, and answers nothing while the vault is locked', async () => {
    await stage.ask('used.look', { folders: [code], withHistory: true, itemId: null })
    expect((await stage.ask('used.stop', null)).phase).toBe('stopped')
    expect((await stage.ask('used.get', { itemId })).lookedAt).toBeNull()
    stage.restart()
    for (const channel of ['used.state', 'used.stop'] as const)
      expect(await stage.call(channel, null)).toEqual({ ok: false, code: 'not-allowed-now' })
  })
})

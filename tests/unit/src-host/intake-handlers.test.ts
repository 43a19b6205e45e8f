import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { currentVersion } from '../../../src-shared/item.ts'
import type { IntakeState } from '../../../src-shared/intake.ts'
import { everything } from '../src-core/intake/intake-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage

beforeEach(() => {
  stage = new HostStage()
})

afterEach(() => stage.end())

// Made at run time, in pieces: what looks like a real key in a repository worries its host.
const stripe = ['sk', 'live', 'Qx7Lm2Nv9Rk4Tz8Wb3Hc6Yd1'].join('_')
const unknown = 'hT7wQ9zLm3XvR5kN8bYc2FdG6sJp4VaE'

const made = '2024-02-03T04:05:06Z'

function write(path: string, text: string): string {
  const whole = join(stage.folder, path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, text)
  return whole
}

/** Two projects that share a key; one of them has committed it. */
function projects(): string {
  write('code/shop/.env', `STRIPE_SECRET_KEY=${stripe}\nPORT=8080\n`)
  write('code/blog/.env', `STRIPE_SECRET_KEY=${stripe}\nSESSION_TOKEN=${unknown}\n`)
  write('code/blog/package.json', '{}')
  const shop = join(stage.folder, 'code/shop')
  const git = (...argv: readonly string[]) => {
    const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com']
    const env = { ...process.env, GIT_COMMITTER_DATE: made, GIT_AUTHOR_DATE: made }
    execFileSync('git', ['-C', shop, ...who, ...argv], { stdio: 'ignore', env })
  }
  git('init')
  git('add', '.')
  git('commit', '-m', 'all')
  return join(stage.folder, 'code')
}

async function find(folder: string): Promise<IntakeState> {
  stage.host.obey({ kind: 'granted', paths: [folder] })
  await stage.ask('intake.find', { folders: [folder], add: false })
  return settled()
}

async function settled(): Promise<IntakeState> {
  for (;;) {
    const state = await stage.ask('intake.state', null)
    if (state.phase !== 'working') return state
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const rows = async () => (await stage.ask('intake.list', everything)).rows

describe('keys in folders', () => {
  it('are shown before there is a vault, and kept with their places once there is one', async () => {
    const state = await find(projects())
    expect(state).toMatchObject({
      ...{ source: 'folders', phase: 'ready', failed: null },
      counts: { chosen: 2, committed: 1, severalPlaces: 1 },
    })
    expect(stage.confirmations).toEqual([])
    const [first] = await rows()
    expect(first).toMatchObject({ git: 'committed', spotCount: 2, inVault: null })
    expect(JSON.stringify([await rows(), stage.toldWindow, stage.toldMain])).not.toContain(stripe)
    expect(await stage.call('intake.keep', null)).toMatchObject({ code: 'not-allowed-now' })

    await stage.ask('vault.create', { place: 'own', passphrase })
    const kept = await stage.ask('intake.keep', null)

    expect(kept).toEqual({ added: 2, joined: 0, places: 3 })
    expect(stage.events).toContain('items.changed')
    const items = stage.host.open.session.overviews()
    const item = items.find(({ body }) => body.providerName === 'Stripe')
    expect(item?.body.places?.map(({ kind }) => kind)).toEqual(['env-file', 'env-file'])
    const version = item && currentVersion(item.body)
    expect(version).toMatchObject({ createdSource: 'git', createdAt: Date.parse(made) })
    const secret = item && version && stage.host.open.session.secret(item.id, version.id)
    expect(new TextDecoder().decode(secret ?? new Uint8Array())).toBe(stripe)
    expect(await rows()).toEqual([])
  })

  it('are known again by the vault that holds them', async () => {
    const folder = projects()
    await stage.ask('vault.create', { place: 'own', passphrase })
    await find(folder)
    await stage.ask('intake.keep', null)
    stage.restart()
    expect((await find(folder)).counts).toMatchObject({ inVault: 0, chosen: 2 })

    const key = { place: 'own', with: 'passphrase', secret: passphrase } as const
    await stage.ask('vault.unlock', key)

    expect((await stage.ask('intake.state', null)).counts).toMatchObject({ inVault: 2, chosen: 0 })
    expect(await stage.call('intake.keep', null)).toEqual({ ok: false, code: 'intake-empty' })
    await stage.ask('intake.choose', { which: { all: 'every' }, chosen: true })
    expect(await stage.ask('intake.keep', null)).toEqual({ added: 0, joined: 2, places: 0 })
    expect(stage.host.open.session.overviews()).toHaveLength(2)
  })

  it('are looked for only where the person allows it', async () => {
    const folder = projects()
    stage.answers = 'refused'
    const order = { folders: [folder], add: false }

    expect(await stage.call('intake.find', order)).toEqual({ ok: false, code: 'not-confirmed' })

    expect(stage.confirmations).toEqual([{ about: 'read', what: 'folder', path: folder }])
    expect(await stage.ask('intake.state', null)).toMatchObject({ source: 'none' })
  })

  it('are changed for many at once, and forgotten on demand', async () => {
    await find(projects())
    const state = await stage.ask('intake.edit', {
      which: { all: 'chosen' },
      change: { owner: 'Priya', tag: 'client' },
    })
    expect(state.counts.chosen).toBe(2)
    const [first] = await rows()
    if (!first) throw new Error('nothing found')
    expect((await stage.ask('intake.get', { id: first.id })).draft).toMatchObject({
      ...{ owner: 'Priya', tags: ['client'] },
    })

    await stage.ask('intake.forget', null)

    expect(await stage.call('intake.get', { id: first.id })).toMatchObject({ code: 'not-found' })
    expect(await stage.ask('intake.state', null)).toMatchObject({ phase: 'idle', from: [] })
  })
})

describe('a table of a client', () => {
  it('is kept without secrets, and its columns are remembered in the vault by their titles', async () => {
    const text = 'System;Who;Where\nMail gateway;Priya;Production\nMaps;Jonas;Test\n'
    const path = write('inventory.csv', text)
    stage.host.obey({ kind: 'granted', paths: [path] })
    const read = await stage.ask('intake.read', { path, format: null, password: null })
    expect(read).toMatchObject({ source: 'file', format: 'csv' })
    const meanings = ['name', 'owner', 'environment'] as const
    const columns = (read.map?.columns ?? []).map((column, index) => {
      return { ...column, meaning: meanings[index] ?? ('ignore' as const) }
    })
    await stage.ask('intake.map', { columns, dates: 'day-first' })
    await stage.ask('vault.create', { place: 'own', passphrase })

    const { session } = stage.host.open
    const remembered = JSON.stringify(session.settings().body['importMaps'])
    expect(remembered).toContain('System')
    expect(remembered).not.toContain('Priya')
    expect(await stage.ask('intake.keep', null)).toEqual({ added: 2, joined: 0, places: 0 })
    expect(session.overviews().map(({ body }) => [body.name, body.owner])).toEqual(
      expect.arrayContaining([
        ['Mail gateway', 'Priya'],
        ['Maps', 'Jonas'],
      ]),
    )
    const again = await stage.ask('intake.read', { path, format: null, password: null })
    expect(again).toMatchObject({ map: { remembered: true }, counts: { inVault: 2, chosen: 0 } })
  })
})

describe('a pasted text', () => {
  it('gives its key, and its value stays here', async () => {
    const state = await stage.ask('intake.paste', { text: stripe })

    expect(state).toMatchObject({ source: 'pasted', counts: { keys: 1, chosen: 1 } })
    expect(JSON.stringify(await rows())).not.toContain(stripe)
    expect(await stage.call('intake.paste', { text: 'no key at all' })).toMatchObject({
      code: 'intake-empty',
    })
  })
})

describe('what is real', () => {
  it('is not kept among sample keys', async () => {
    await stage.ask('intake.paste', { text: stripe })
    await stage.ask('vault.create', { place: 'own', passphrase })
    Object.assign(stage.host.open, { place: 'practice' })

    expect(await stage.call('intake.keep', null)).toEqual({ ok: false, code: 'not-allowed-now' })
    expect((await stage.ask('intake.state', null)).counts).toMatchObject({ keys: 1, inVault: 0 })
  })
})

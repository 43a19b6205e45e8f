import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ItemId } from '../../../src-shared/ids.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let practice: Practice

const everything = { text: '', group: null, sort: 'worst', offset: 0, limit: 100 } as const

beforeEach(async () => {
  stage = new HostStage()
  practice = new Practice()
  await practice.start()
  stage.announce(practice)
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

function fileAt(...name: string[]): string {
  return join(stage.folder, 'profile-practice-providers', 'sample-project', ...name)
}

async function sample(service: string): Promise<ItemId> {
  const { rows } = await stage.ask('items.list', { ...everything, text: service })
  if (!rows[0]) throw new Error('no sample')
  return rows[0].id
}

async function secretOf(itemId: ItemId): Promise<string> {
  const { versions } = await stage.ask('items.get', { itemId })
  const versionId = versions.find(({ stage: at }) => at === 'current')?.id
  if (!versionId) throw new Error('no key')
  return (await stage.ask('items.reveal', { itemId, versionId })).secret
}

it('practice begins with accounts, and with sample keys in files of its own', async () => {
  await stage.ask('vault.create', { place: 'practice', passphrase })

  const accounts = await stage.ask('accounts.list', null)
  expect(accounts).toMatchObject([
    { kind: 'github', practice: true, origin: '' },
    { kind: 'gitlab', practice: true },
    { kind: 'vercel', practice: true },
  ])
  const itemId = await sample('kyc_onboarding')
  const { places } = await stage.ask('items.get', { itemId })
  for (const { caller } of places) {
    if (!caller) throw new Error('not understood')
    const look = await stage.ask('places.look', { itemId, caller })
    expect(look.holds).toBe(caller.kind === 'github-secret' ? 'unreadable' : 'current')
  }
  expect(places).toHaveLength(4)
  expect(statSync(fileAt('onboarding', '.env')).mode & 0o077).toBe(0)
})

it('practice does without a service that cannot hold sample values', async () => {
  const route = 'POST /sim/v1/values'
  await practice.plan({ provider: 'vercel', route, times: 1, kind: 'status', status: 500 })
  await stage.ask('vault.create', { place: 'practice', passphrase })

  const accounts = await stage.ask('accounts.list', null)
  expect(accounts.map(({ kind }) => kind)).toEqual(['github', 'gitlab'])
  const { places } = await stage.ask('items.get', { itemId: await sample('kyc_onboarding') })
  expect(places).toHaveLength(3)
})

it('practice that could not be furnished leaves no file behind', async () => {
  const route = 'POST /sim/v1/samples'
  await practice.plan({ provider: 'atna', route, times: 1, kind: 'status', status: 500 })
  const failed = await stage.call('vault.create', { place: 'practice', passphrase })

  expect([failed.ok, existsSync(fileAt())]).toEqual([false, false])
})

it('an account of practice goes to practice only', async () => {
  await stage.ask('vault.create', { place: 'practice', passphrase })
  const added = { kind: 'gitlab', name: 'Mine', token: 'glpat-x' } as const
  const real = await stage.call('accounts.add', { ...added, origin: 'https://gitlab.com' })

  expect(real).toEqual({ ok: false, code: 'connector-invalid' })
  expect(await stage.ask('accounts.add', { ...added, origin: null })).toMatchObject({
    practice: true,
  })
})

it('a replacement changes the file, the CI secret and the variable, and can be taken back', async () => {
  await stage.ask('vault.create', { place: 'practice', passphrase })
  const itemId = await sample('kyc_onboarding')
  const before = readFileSync(fileAt('onboarding', '.env'), 'utf8')
  const old = await secretOf(itemId)
  const start = { kind: 'replace', itemId, reason: '' } as const
  const view = await stage.ask('rotations.start', start)

  expect(view.places.map(({ kind, state }) => [kind, state])).toEqual([
    ['env-file', 'updated'],
    ['env-file', 'updated'],
    ['github-secret', 'updated'],
    ['vercel-variable', 'waiting'],
  ])
  const after = readFileSync(fileAt('onboarding', '.env'), 'utf8')
  expect(after).not.toContain(old)
  expect(after.split('\n')).toHaveLength(before.split('\n').length)
  const [github] = await practice.places('github')
  expect(after).toContain(String(github?.['value']))

  const act = { rotationId: view.id, remoteId: null, phrase: null }
  const back = await stage.ask('rotations.act', { ...act, action: 'take-back' })
  expect(readFileSync(fileAt('onboarding', '.env'), 'utf8')).toBe(before)
  expect((await practice.places('github'))[0]).toMatchObject({ value: old })
  expect(back).toMatchObject({ truth: 'taking-back', step: 'proved' })
})

it('001-29 the key in use goes into a CI secret store, and is asked for', async () => {
  await stage.ask('vault.create', { place: 'practice', passphrase })
  const itemId = await sample('kyc_onboarding')
  const { places } = await stage.ask('items.get', { itemId })
  const kept = places.find(({ caller }) => caller?.kind === 'github-secret')
  if (kept?.caller?.kind !== 'github-secret') throw new Error('no such place')
  await practice.fill(practice.github, {
    ...{ owner: kept.caller.owner, repository: kept.caller.repository },
    ...{ environment: kept.caller.environment, name: kept.caller.name, value: 'lost' },
  })
  expect(JSON.stringify(await practice.places('github'))).toContain('"lost"')
  const before = stage.confirmations.length
  await stage.ask('places.write', { itemId, callerId: kept.id })

  const held = JSON.stringify(await practice.places('github'))
  expect(held).toContain(await secretOf(itemId))
  expect(held).not.toContain('"lost"')
  expect(stage.confirmations.slice(before)).toMatchObject([{ reach: { what: 'service' } }])
})

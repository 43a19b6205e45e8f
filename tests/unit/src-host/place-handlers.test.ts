import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Caller, type AccountView } from '../../../src-shared/caller.ts'
import type { CallerId, ItemId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { itemId as idOfItem } from '../src-core/vault/vault-fixture.ts'
import { fields } from '../src-core/rotation/desk-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let itemId: ItemId
let callerId: CallerId

const secret = 'sk_live_4f9cQv7LmT4xWbR8kZ1p'
const token = 'ghp_token_that_nobody_may_see'

beforeEach(async () => {
  stage = new HostStage()
  await stage.ask('vault.create', { place: 'own', passphrase })
  const added = { name: 'Shop', kind: 'api-key', providerName: 'Shop', credentialId: null } as const
  const more = { secret, createdAt: null, fields, acceptDuplicate: false }
  itemId = (await stage.ask('items.add', { ...added, ...more })).itemId
  callerId = (await stage.ask('places.newId', null)).id
})

afterEach(() => stage.end())

function envFile(text: string, variable = 'KEY'): Caller {
  const folder = join(stage.folder, 'shop')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, '.env')
  writeFileSync(path, text)
  const at = { id: callerId, check: null, kind: 'env-file', part: 'secret' }
  return Caller.parse({ ...at, path, variable })
}

function github(accountId: AccountView['id']): Caller {
  const where = { owner: 'northwind', repository: 'checkout', environment: null, name: 'KEY' }
  const at = { id: callerId, check: null, kind: 'github-secret', part: 'secret' }
  return Caller.parse({ ...at, ...where, accountId })
}

function detail(): Promise<ItemDetail> {
  return stage.ask('items.get', { itemId })
}

describe('a place of a key', () => {
  it('is added, changed and removed, and counts in the list', async () => {
    const caller = envFile('KEY=1')
    const { stamp } = await detail()
    await stage.ask('places.put', { itemId, stamp, caller })
    const added = await detail()
    expect(added.places).toEqual([{ id: callerId, caller }])
    expect(added.summary).toMatchObject({ firstCaller: 'shop/.env', callerCount: 2 })
    expect(added.audit[0]).toMatchObject({ event: 'edited' })

    const moved = Caller.parse({ ...caller, variable: 'OTHER' })
    await stage.ask('places.put', { itemId, stamp: added.stamp, caller: moved })
    const changed = await detail()
    expect(changed.places).toEqual([{ id: callerId, caller: moved }])
    await stage.ask('places.remove', { itemId, stamp: changed.stamp, callerId })

    expect((await detail()).places).toEqual([])
    expect(stage.events).toContain('items.changed')
  })

  it('is not changed over a change that was not seen, while the fields still may be', async () => {
    const { stamp, summary } = await detail()
    await stage.ask('places.put', { itemId, stamp, caller: envFile('KEY=1') })
    const again = await stage.call('places.put', { itemId, stamp, caller: envFile('KEY=2') })
    const gone = await stage.call('places.remove', { itemId, stamp, callerId })
    const edit = { itemId, stamp, name: summary.name, fields: { ...fields, owner: 'Jonas' } }

    expect([again, gone]).toEqual([
      { ok: false, code: 'changed-elsewhere' },
      { ok: false, code: 'changed-elsewhere' },
    ])
    expect((await stage.call('items.edit', edit)).ok).toBe(true)
    expect((await detail()).places).toHaveLength(1)
  })

  it('is not kept for an account that is not there, and not removed twice', async () => {
    const { stamp } = await detail()
    const caller = github(idOfItem(9) as unknown as AccountView['id'])
    const strange = await stage.call('places.put', { itemId, stamp, caller })
    const missing = await stage.call('places.remove', { itemId, stamp, callerId })

    expect([strange, missing]).toEqual([
      { ok: false, code: 'not-found' },
      { ok: false, code: 'not-found' },
    ])
  })

  it('is found in the list by what it is called', async () => {
    const { stamp } = await detail()
    await stage.ask('places.put', { itemId, stamp, caller: envFile('KEY=1') })
    const query = { group: null, sort: 'worst', offset: 0, limit: 10 } as const
    const { rows } = await stage.ask('items.list', { ...query, text: 'shop/.env' })

    expect(rows).toHaveLength(1)
  })
})

describe('what Keyturn reaches by itself', () => {
  const program = (argv: readonly string[]): Caller => {
    const how = { kind: 'command', preset: 'own', folder: null, sends: 'value', name: null }
    return Caller.parse({ id: callerId, check: null, part: 'secret', seconds: 60, argv, ...how })
  }

  it.each(['refused', 'unavailable'] as const)('is not kept where it was %s', async (answer) => {
    stage.answers = answer
    const { stamp } = await detail()
    const code = answer === 'refused' ? 'not-confirmed' : 'confirmation-unavailable'
    for (const caller of [program(['sh', '-c', 'curl evil']), envFile('KEY=1')]) {
      const reply = await stage.call('places.put', { itemId, stamp, caller })
      expect(reply).toEqual({ ok: false, code })
    }
    const account = { kind: 'gitlab', name: 'x', origin: 'https://evil.example', token } as const
    expect(await stage.call('accounts.add', account)).toEqual({ ok: false, code })

    expect((await detail()).places).toEqual([])
    expect(await stage.ask('accounts.list', null)).toEqual([])
  })

  it('is asked about with all that it does, and again only if it reaches something else', async () => {
    const put = async (caller: Caller) =>
      stage.call('places.put', { itemId, stamp: (await detail()).stamp, caller })
    const check = { url: 'https://shop.example/health' }
    const { summary } = await detail()
    await put(program(['gh', 'secret', 'set', 'KEY']))
    await put({ ...program(['gh', 'secret', 'set', 'KEY']), check: null })
    expect(stage.confirmations).toEqual([
      {
        about: 'place',
        item: summary.name,
        reach: { what: 'program', argv: ['gh', 'secret', 'set', 'KEY'], folder: null },
        check: null,
      },
    ])
    stage.answers = 'refused'

    expect(await put({ ...program(['gh', 'secret', 'set', 'KEY']), check })).toMatchObject({
      code: 'not-confirmed',
    })
    expect(await put(program(['gh', 'secret', 'list']))).toMatchObject({ code: 'not-confirmed' })
    const byHand = { id: callerId, check: null, kind: 'manual', label: 'The wiki' } as const
    expect(await put(byHand)).toMatchObject({ ok: true })
  })

  it('names the service of the account, and the account where keys would go', async () => {
    const linked = { kind: 'github', name: 'Northwind', origin: null, token } as const
    const account = await stage.ask('accounts.add', linked)
    const { stamp } = await detail()
    await stage.ask('places.put', { itemId, stamp, caller: github(account.id) })

    expect(stage.confirmations).toMatchObject([
      { about: 'account', name: 'Northwind', origin: 'github, https://api.github.com' },
      { reach: { origin: 'https://api.github.com', spot: 'northwind/checkout / KEY' } },
    ])
    expect(JSON.stringify(stage.confirmations)).not.toContain(token)
  })
})

describe('a look at a place', () => {
  it.each([
    [`KEY=${secret}`, 'current'],
    ['KEY=somebody_elses_key_9f8e7d6c5b', 'other-value'],
    ['KEY=', 'empty'],
  ])('compares the value without giving it away: %s', async (text, holds) => {
    const look = await stage.ask('places.look', { itemId, caller: envFile(text) })

    expect(look).toMatchObject({ holds, line: 1 })
    expect(JSON.stringify(look)).not.toContain(secret)
    expect(JSON.stringify(look)).not.toContain('somebody_elses_key')
  })

  it('says what is missing', async () => {
    const caller = envFile('OTHER=1')

    expect(await stage.call('places.look', { itemId, caller })).toEqual({
      ok: false,
      code: 'place-missing',
    })
  })
})

describe('an account', () => {
  const linked = { kind: 'github', name: 'Northwind', origin: null, token } as const

  it('is kept with its token in the vault, and is no provider of keys', async () => {
    const account = await stage.ask('accounts.add', linked)

    expect(account).toMatchObject({ kind: 'github', name: 'Northwind', practice: false })
    expect(account.origin).toBe('https://api.github.com')
    expect(await stage.ask('accounts.list', null)).toEqual([account])
    expect(await stage.ask('connections.list', null)).toEqual([])
    expect(JSON.stringify(stage.host.open.session.connections())).not.toContain(token)
  })

  it('has its own address only where the service may have one', async () => {
    const own = { ...linked, kind: 'gitlab', origin: 'https://git.example.com' } as const
    expect(await stage.ask('accounts.add', own)).toMatchObject({ origin: own.origin })
    const elsewhere = { ...linked, origin: 'https://api.github.example.com' }
    const plain = { ...own, origin: 'http://git.example.com' }

    for (const account of [elsewhere, plain]) {
      const reply = await stage.call('accounts.add', account)
      expect(reply).toEqual({ ok: false, code: 'connector-invalid' })
    }
  })

  it('is not removed while a place is written through it', async () => {
    const account = await stage.ask('accounts.add', linked)
    const { stamp } = await detail()
    await stage.ask('places.put', { itemId, stamp, caller: github(account.id) })
    const used = await stage.call('accounts.remove', { accountId: account.id })
    await stage.ask('places.remove', { itemId, stamp: (await detail()).stamp, callerId })
    await stage.ask('accounts.remove', { accountId: account.id })

    expect(used).toEqual({ ok: false, code: 'not-allowed-now' })
    expect(await stage.ask('accounts.list', null)).toEqual([])
    const log = stage.host.open.session.audit({ itemId: null, limit: 20 }).map(({ event }) => event)
    expect(log).toContain('connection-added')
    expect(log).toContain('connection-deleted')
    expect(await stage.call('accounts.remove', { accountId: account.id })).toMatchObject({
      code: 'not-found',
    })
  })
})

describe('a replacement by a person', () => {
  it('brings the key that they hand over to its file, and back again', async () => {
    const caller = envFile(`# shop\nKEY=${secret} # live\n`)
    await stage.ask('places.put', { itemId, stamp: (await detail()).stamp, caller })
    const plan = await stage.ask('rotations.plan', { itemId })
    expect(plan).toMatchObject({ strategy: 'guided', retires: 'person', hindrance: null })
    expect(plan.places).toMatchObject([{ kind: 'env-file', what: 'KEY', actions: [] }, {}])
    const { id: rotationId } = await stage.ask('rotations.start', {
      kind: 'replace',
      itemId,
      reason: '',
    })
    expect(await stage.ask('rotations.plan', { itemId })).toMatchObject({
      hindrance: 'replacement-open',
    })
    const next = 'sk_live_8Q2dVn5BwJ7sKu3RHx11'
    await stage.ask('rotations.supply', { rotationId, secret: next, credentialId: null })
    const act = { rotationId, remoteId: null, phrase: null }
    const proved = await stage.ask('rotations.act', { ...act, action: 'works-by-hand' })

    const text = () => readFileSync(join(stage.folder, 'shop', '.env'), 'utf8')
    expect(proved.places[0]).toMatchObject({ state: 'updated', shows: true })
    expect(text()).toBe(`# shop\nKEY=${next} # live\n`)
    const diff = await stage.ask('rotations.placeDiff', { rotationId, placeId: callerId })
    expect(diff.lines.map(({ sign }) => sign)).toContain('added')
    expect(JSON.stringify(diff)).not.toContain(next)
    expect(JSON.stringify(diff)).not.toContain(secret)
    const place = { rotationId, placeId: callerId }
    const undone = await stage.ask('rotations.place', { ...place, action: 'undo' })
    expect(undone.places[0]?.state).toBe('undone')
    expect(text()).toBe(`# shop\nKEY=${secret} # live\n`)
    const refused = await stage.call('rotations.place', { ...place, action: 'overwrite' })

    expect(refused).toEqual({ ok: false, code: 'not-allowed-now' })
  })
})

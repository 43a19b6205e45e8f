import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeStep } from '../../../../src-core/rotation/journal.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { list } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { currentSecret, secretAt } from './held-item.ts'

const provider = 'practice-dailybot-webhooks'
const subscribing = 'POST /v1/webhook-subscription/'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
  const { receiver, dailybot } = bench.practice
  const body = { scheme: 'plain-header', header: 'X-BEARER', secrets: [] }
  await bench.practice.askAt(receiver, 'PUT /sim/v1/endpoints/inbox', { body })
  bench.link(provider, dailybot.managementToken, {
    parameters: {
      'delivery-address': `${receiver.origin}/hooks/inbox`,
      event: 'kudos.posted',
    },
  })
})

afterEach(() => bench.end())

async function hooks() {
  const reply = await bench.practice.askAt(bench.practice.dailybot, 'GET /sim/v1/webhooks')
  return list(reply.json(), 'webhooks')
}

function fault(kind: string, rest: object = {}): Promise<void> {
  return bench.practice.plan({ provider: 'dailybot', route: subscribing, times: 1, kind, ...rest })
}

const make = (): Promise<RotationView> => bench.generate('followup_events', provider)

/** The provider as it is in production: it lists nothing, and there is no call to try a secret. */
function listsNothing(): void {
  bench.disguise = (connector) => {
    if (connector.facts.id !== provider) return connector
    const none = { list: 'none', verify: 'none' } as const
    const capabilities = { ...connector.facts.capabilities, ...none }
    const refuse = () => Promise.reject(new VaultError('capability-missing'))
    return {
      ...connector,
      ...{ facts: { ...connector.facts, capabilities }, list: refuse, verify: refuse },
    }
  }
}

describe('a secret that Keyturn chooses', () => {
  it('001-12 is thirty-two random bytes that the provider takes, and works', async () => {
    const view = await make()

    expect(view).toMatchObject({ step: 'done', truth: 'new-works' })
    const secret = currentSecret(bench, view.itemId)
    expect(secret).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const [version] = bench.item(view.itemId).versions
    expect(await hooks()).toMatchObject([{ id: version?.remoteId, name: view.newName }])
    expect(bench.item(view.itemId).kind).toBe('webhook-secret')
  })

  it('stands in the vault before the request that carries it is sent', async () => {
    let kept = ''
    bench.disguise = (connector) => ({
      ...connector,
      generate: async (link, order) => {
        const [item] = bench.session.overviews()
        kept = item ? secretAt(bench, item.id, 'pending') : ''
        expect(kept).toBe(new TextDecoder().decode(order.secret))
        return connector.generate(link, order)
      },
    })

    const view = await make()

    expect(currentSecret(bench, view.itemId)).toBe(kept)
  })

  it('is complete again after a lost reply, as soon as the provider lists it', async () => {
    await fault('close-after')
    const lost = await make()
    expect(lost).toMatchObject({ step: 'unknown', truth: 'new-unknown' })
    const secret = secretAt(bench, lost.itemId, 'pending')
    await bench.reopen()

    const found = await bench.act(lost, 'check')

    expect(found).toMatchObject({ step: 'done', truth: 'new-works' })
    expect(currentSecret(bench, lost.itemId)).toBe(secret)
    expect(await hooks()).toHaveLength(1)
  })

  it('is sent again, and not another one, after the provider refused it', async () => {
    await fault('status', { status: 429 })
    const refused = await make()
    expect(refused).toMatchObject({ step: 'planned' })
    const secret = secretAt(bench, refused.itemId, 'pending')

    const done = await bench.act(refused, 'start-again')

    expect(done).toMatchObject({ step: 'done' })
    expect(currentSecret(bench, done.itemId)).toBe(secret)
  })

  it('is forgotten with an item that never came to be', async () => {
    await fault('status', { status: 403 })
    const refused = await make()

    await bench.act(refused, 'abandon')

    expect(bench.session.overview(refused.itemId)).toBeNull()
    expect(await hooks()).toEqual([])
  })

  it('001-25 001-26 is replaced by a new webhook, and the old one is removed after its places', async () => {
    const made = await make()
    const old = currentSecret(bench, made.itemId)
    const proved = await bench.replace(made.itemId)
    expect(proved).toMatchObject({ step: 'proved', strategy: 'overlap', truth: 'both-work' })
    expect(await hooks()).toHaveLength(2)

    const switched = await bench.act(proved, 'places-done')
    const done = await bench.act(switched, 'turn-off-old')

    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(currentSecret(bench, made.itemId)).not.toBe(old)
    expect(await hooks()).toHaveLength(1)
  })
})

describe('a provider that takes a secret and lists none', () => {
  it('proves it by taking it, since there is no call that says more', async () => {
    listsNothing()

    expect(await make()).toMatchObject({ step: 'done', truth: 'new-works' })
  })

  it('leaves a lost reply to the person, and the secret stays in the vault', async () => {
    listsNothing()
    await fault('close-after')
    const lost = await make()
    expect(lost).toMatchObject({ step: 'unknown', actions: ['start-again', 'end-here'] })
    const secret = secretAt(bench, lost.itemId, 'pending')
    expect(secret).not.toBe('')

    expect(await bench.act(lost, 'end-here')).toMatchObject({ truth: 'new-unknown' })

    expect(secretAt(bench, lost.itemId, 'pending')).toBe(secret)
  })

  it('turns one off by its own word', async () => {
    listsNothing()
    const { itemId } = await make()
    const [version] = bench.item(itemId).versions
    if (!version) throw new Error('no version')

    const off = {
      kind: 'turn-off',
      itemId,
      versionId: version.id,
      reason: '',
      phrase: null,
    } as const
    expect(await bench.desk.start(off)).toMatchObject({ step: 'done', truth: 'turned-off' })
    expect(await hooks()).toEqual([])
  })

  it('never forgets, nor sends again, one that an earlier request may have carried off', async () => {
    listsNothing()
    const { itemId } = await make()
    await fault('close-after')
    const lost = await bench.replace(itemId)
    await bench.act(lost, 'end-here')
    const kept = secretAt(bench, itemId, 'pending')

    await fault('status', { status: 403 })
    const refused = await bench.replace(itemId)
    await bench.act(refused, 'abandon')
    expect(secretAt(bench, itemId, 'pending')).toBe(kept)
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])

    const next = await bench.replace(itemId)
    expect(next).toMatchObject({ step: 'proved' })
    expect(bench.stages(itemId)).toEqual(['current', 'pending', 'pending'])
    const values = bench.item(itemId).versions.map(({ fingerprint }) => fingerprint)
    expect(new Set(values).size).toBe(3)
  })

  it('keeps the id of one that was taken after the person had ended it', async () => {
    listsNothing()
    const { disguise } = bench
    bench.disguise = (connector) => ({
      ...disguise(connector),
      generate: async (link, order) => {
        const made = await connector.generate(link, order)
        // Another program with the same vault ends what this one is waiting for.
        const [open] = bench.session.journals()
        if (open) writeStep(bench.context, open.id, { change: { step: 'abandoned' } })
        return made
      },
    })

    const { itemId } = await make()

    const [version] = bench.item(itemId).versions
    expect(await hooks()).toMatchObject([{ id: version?.remoteId }])
  })
})

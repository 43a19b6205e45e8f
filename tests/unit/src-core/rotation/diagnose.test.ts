import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnose, fetchTransport, guideOf, keyCheckOf } from '../../../../src-core/index.ts'
import type { ItemId } from '../../../../src-shared/ids.ts'
import { ProviderId } from '../../../../src-shared/provider.ts'
import { text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { hold, holdWebhookKey } from './held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

/** Asks about a key with the question that is known of a provider, at its practice server. */
function ask(
  itemId: ItemId,
  provider: 'Dailybot' | 'AtomicPay',
  guide = guideOf(ProviderId.parse(provider.toLowerCase())),
) {
  const { practice } = bench
  const [version] = bench.item(itemId).versions
  if (!version) throw new Error('no version')
  const question = keyCheckOf(null, provider)
  return diagnose(bench.context, {
    itemId,
    versionId: version.id,
    environment: null,
    business: null,
    guide,
    check: {
      // What keeps keys of practice from the vendor's own server is left out: this one is ours.
      questionFor: () => question && { ...question, notFor: [] },
      transport: fetchTransport((url, order) => fetch(url, order)),
      signal: new AbortController().signal,
      origin: provider === 'Dailybot' ? practice.dailybot.origin : practice.atomicpay.origin,
    },
  })
}

async function dailybotKey(): Promise<ItemId> {
  const body = { label: 'one' }
  const made = await bench.practice.askDailybot('POST /sim/v1/api-keys', { body })
  return hold(bench, { secret: text(made.json(), 'key') })
}

async function atomicPayKey(permissions: readonly string[]): Promise<ItemId> {
  const body = { name: 'one', permissions }
  const made = await bench.practice.askAtomicPay('POST /sim/v1/developer/keys', { body })
  return hold(bench, { secret: text(made.json(), 'key') })
}

describe('a key that no linked account holds', () => {
  it('002-19 is asked about with the one question that is published of its vendor', async () => {
    const [bot, pay] = [await dailybotKey(), await atomicPayKey(['products.read'])]

    const [dailybot, atomicpay] = [await ask(bot, 'Dailybot'), await ask(pay, 'AtomicPay')]

    expect(dailybot).toMatchObject({ verdict: 'works', asked: { method: 'GET', path: '/v1/me/' } })
    expect(atomicpay).toMatchObject({
      verdict: 'works',
      asked: { method: 'GET', path: '/v1/products?limit=1' },
    })
    expect(dailybot.header).toEqual({ expected: 'X-API-KEY: <key>', sent: 'X-Api-Key: <key>' })
    expect(dailybot.causes[2]?.signs).toEqual(['header-as-expected'])
  })

  it('002-25 is told from one without the right, which 403 says', async () => {
    const diagnosis = await ask(await atomicPayKey([]), 'AtomicPay')

    expect([diagnosis.verdict, diagnosis.status]).toEqual(['not-allowed', 403])
  })

  it('002-22 is taken for miscopied by the word of a server that does not know it', async () => {
    const diagnosis = await ask(hold(bench, { secret: 'atpay_sample_notThere' }), 'AtomicPay')

    expect(diagnosis).toMatchObject({ verdict: 'refused', status: 401 })
    expect(diagnosis.causes[0]).toMatchObject({ cause: 'copied-wrong', standing: 'likely' })
  })
})

describe('a key that its account can try', () => {
  it('is tried through its account, and not by anything else that is known', async () => {
    const itemId = await holdWebhookKey(bench)

    const diagnosis = await ask(itemId, 'Dailybot', null)

    expect(diagnosis).toMatchObject({
      verdict: 'works',
      asked: { path: '/sim/v1/webhooks/form/sample-delivery' },
      header: { sent: 'X-Webhook-Key: <key>' },
    })
  })
})

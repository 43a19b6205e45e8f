import { afterEach, beforeEach, expect, it } from 'vitest'
import { passphrase } from './host-fixture.ts'
import { oldSecret, WebhookStage } from './webhook-stage.ts'

let stage: WebhookStage

beforeEach(async () => {
  stage = new WebhookStage()
  await stage.begin()
})

afterEach(() => stage.end())

it('X-05 carries the key itself nowhere because its signatures may go there', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  // RFC 2606: nobody is ever found under this name.
  const to = 'https://hooks.receiver.invalid/a'
  await stage.send(itemId, to)
  await stage.set(itemId, { scheme: 'plain-header', header: 'X-Key' })
  stage.host.answers = 'refused'
  const order = { itemId, with: 'new', to, body: '{}' } as const
  expect(await stage.host.call('webhooks.send', order)).toMatchObject({ code: 'not-confirmed' })
  expect(stage.host.confirmations).toMatchObject([{ sends: 'signature' }, { sends: 'key' }])
})

it('posts to no program on this machine unless the person allows it', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  stage.host.answers = 'refused'
  const { origin } = stage.practice.receiver
  for (const to of ['http://127.0.0.1:2375/containers/create', 'http://localhost/', origin]) {
    const order = { itemId, with: 'new', to, body: '{}' } as const
    expect(await stage.host.call('webhooks.send', order)).toMatchObject({ code: 'not-confirmed' })
    expect(await stage.host.call('webhooks.replay', { itemId, to })).toMatchObject({
      code: 'not-confirmed',
    })
  }
  expect(stage.host.confirmations).toHaveLength(6)
  expect(stage.audit(itemId)).not.toContain('used')
})

it('asks for no receiver of the practice in practice, and for every other', async () => {
  stage.host.restart()
  stage.host.announce(stage.practice)
  await stage.host.ask('vault.create', { place: 'practice', passphrase })
  const itemId = await stage.key({ scheme: 'github' })
  expect(await stage.send(itemId, await stage.receiver('github', [oldSecret]))).toMatchObject({
    status: 200,
  })
  expect(stage.host.confirmations).toEqual([])
  stage.host.answers = 'refused'
  const order = { itemId, with: 'new', to: 'http://127.0.0.1:9/', body: '{}' } as const
  expect(await stage.host.call('webhooks.send', order)).toMatchObject({ code: 'not-confirmed' })
})

import { afterEach, beforeEach, expect, it } from 'vitest'
import { ProviderId } from '../../../src-shared/provider.ts'
import { Practice } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

let stage: HostStage
let practice: Practice

beforeEach(async () => {
  stage = new HostStage()
  practice = new Practice()
  await practice.start()
  stage.announce(practice)
  await stage.ask('vault.create', { place: 'practice', passphrase })
})

afterEach(async () => {
  stage.end()
  await practice.end()
})

it('X-05 asks about the address to which a provider is told to deliver', async () => {
  const account = {
    ...{ provider: ProviderId.parse('practice-dailybot-webhooks'), name: 'Mine', origin: null },
    admin: 'a sign-in that nobody knows',
  }
  const to = 'https://evil.example/hooks'
  const parameters = { 'delivery-address': to, event: 'kudos.posted' }
  stage.answers = 'refused'
  const reply = await stage.call('connections.add', { ...account, parameters })
  expect(reply).toEqual({ ok: false, code: 'not-confirmed' })
  expect(stage.confirmations.at(-1)).toMatchObject({ about: 'account', name: 'Mine', calls: to })
})

import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ItemId } from '../../../src-shared/ids.ts'
import type { Input } from '../../../src-shared/ipc-contract.ts'
import { newSecret, oldSecret, WebhookStage } from './webhook-stage.ts'

let stage: WebhookStage

beforeEach(async () => {
  stage = new WebhookStage()
  await stage.begin()
})

afterEach(() => stage.end())

const body = '{"a":1}'

function github(secret: string, of = body): string {
  return `X-Hub-Signature-256: sha256=${createHmac('sha256', secret).update(of).digest('hex')}`
}

function check(headers: string, more: Partial<Input<'webhooks.check'>> = {}) {
  const input = { headers, body, request: '', itemId: null, receivedAt: null, ...more }
  return stage.host.ask('webhooks.check', input)
}

describe('a captured request', () => {
  it('is traced to the item, the secret and its stage', async () => {
    await stage.add('Other', 'sample-other-secret-of-the-vault')
    const itemId = await stage.key({ scheme: 'github' })
    await stage.supply(itemId)
    const { versions } = await stage.shown(itemId)
    const [pending, current] = versions
    const found = { itemId, name: 'Hook', scheme: 'github' }

    expect(await check(github(oldSecret))).toEqual({
      ...{ schemes: ['github'], why: null, change: null, offSeconds: null },
      signedBy: { ...found, versionId: current?.versionId, stage: 'current' },
    })
    expect((await check(github(newSecret))).signedBy).toEqual({
      ...{ ...found, versionId: pending?.versionId, stage: 'pending' },
    })
    expect(await check(github('a secret of somebody else'))).toMatchObject({
      why: 'unknown-secret',
      signedBy: null,
    })
    expect(await check('Host: shop.example')).toMatchObject({ why: 'no-signature', schemes: [] })
  })

  it('is traced where its body was changed, or its scheme is another', async () => {
    const itemId = await stage.key({ scheme: 'stripe' })
    expect(await check(github(oldSecret, `${body}\n`))).toMatchObject({
      ...{ why: 'body-changed', change: 'end-of-body', signedBy: { itemId } },
    })
    expect(await check(github(oldSecret))).toMatchObject({
      ...{ why: 'wrong-scheme', signedBy: { itemId, scheme: 'github' } },
    })
    expect(await check(github(newSecret), { itemId })).toMatchObject({
      ...{ why: 'wrong-scheme', signedBy: null },
    })
  })

  it('is judged by the time of now, or of when it was captured', async () => {
    await stage.key({ scheme: 'slack' })
    const sentAt = stage.host.now - 3_600_000
    const stamp = String(sentAt / 1000)
    const mac = createHmac('sha256', oldSecret).update(`v0:${stamp}:${body}`).digest('hex')
    const headers = `X-Slack-Request-Timestamp: ${stamp}\nX-Slack-Signature: v0=${mac}`
    expect(await check(headers)).toMatchObject({ why: 'time', offSeconds: 3_600 })
    expect(await check(headers, { receivedAt: sentAt + 2_000 })).toMatchObject({
      ...{ why: null, offSeconds: 2 },
    })
  })

  it('is checked against one item alone where that is asked, and refused for none', async () => {
    const itemId = await stage.key({ scheme: 'github' })
    const other = await stage.key({ scheme: 'github' }, newSecret)
    expect((await check(github(oldSecret), { itemId: other })).why).toBe('unknown-secret')
    expect((await check(github(oldSecret), { itemId })).why).toBeNull()
    const nobody = ItemId.parse('0'.repeat(32))
    const input = { headers: '', body, request: '', itemId: nobody, receivedAt: null }
    expect(await stage.host.call('webhooks.check', input)).toEqual({ ok: false, code: 'not-found' })
  })

  it('leaves a line in the audit log for each look, and no secret in its answer', async () => {
    const itemId = await stage.key({ scheme: 'github' })
    const whole = await check(github(oldSecret))
    await check(github(oldSecret), { itemId })
    const { session } = stage.host.host.open
    const lines = session.audit({ itemId: null, limit: 5 }).filter(({ event }) => event === 'used')
    expect(lines.map((line) => line.itemId).toSorted()).toEqual([itemId, null].toSorted())
    expect(JSON.stringify(whole)).not.toContain(oldSecret.slice(6, 14))
  })
})

it('wipes every secret that it has looked at, signed with or sent', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  await stage.replace(itemId)
  const to = await stage.receiver('github', [newSecret])
  const { session } = stage.host.host.open
  const given: Uint8Array[] = []
  const real = session.secret.bind(session)
  session.secret = (owner, versionId) => {
    const secret = real(owner, versionId)
    if (secret) given.push(secret)
    return secret
  }
  await check(github('a secret of somebody else'))
  await stage.send(itemId, to)
  await stage.host.ask('webhooks.replay', { itemId, to })

  expect(given.length).toBeGreaterThanOrEqual(5)
  expect(given.every((secret) => secret.every((byte) => byte === 0))).toBe(true)
})

describe('what really arrives', () => {
  it('is checked as it was sent, by each scheme of the bench', async () => {
    const captured: string[] = []
    for (const scheme of ['standard', 'stripe', 'ckeditor', 'shopify'] as const) {
      const itemId = await stage.key({ scheme })
      const to = await stage.receiver(scheme, [oldSecret])
      const { sent } = await stage.send(itemId, to, { body })
      const headers = sent.map(({ name, value }) => `${name}: ${value}`).join('\n')
      const request = `POST ${new URL(to).pathname}`
      expect(await check(headers, { itemId, request })).toMatchObject({ why: null })
      captured.push(headers)
    }
    expect(new Set(captured).size).toBe(4)
  })
})

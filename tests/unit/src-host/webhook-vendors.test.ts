import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyChecks } from '../../../src-core/connectors/key-checks/key-checks.ts'
import { connectorOf, signDelivery } from '../../../src-core/index.ts'
import { keyChecker } from '../../../src-host/key-checker.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { ProviderId } from '../../../src-shared/provider.ts'
import { bareSeed, type Seed } from '../../../src-shared/seed.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { regenerationOf } from '../../../src-shared/webhook-next.ts'
import { Practice, text } from '../src-sandbox/sandbox-fixture.ts'
import { HostStage, passphrase } from './host-fixture.ts'

type Arrived = { readonly headers: string; readonly request: string; readonly body: string }

/** A receiver that takes everything down as it arrives. */
class Recorder {
  readonly arrived: Arrived[] = []
  readonly #server: Server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      const raw = request.rawHeaders
      const lines = raw.flatMap((name, at) => (at % 2 ? [] : [`${name}: ${raw[at + 1] ?? ''}`]))
      const line = `${request.method ?? ''} ${request.url ?? ''}`
      const body = Buffer.concat(chunks).toString('utf8')
      this.arrived.push({ headers: lines.join('\n'), request: line, body })
      response.writeHead(204).end()
    })
  })

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/hooks?from=cs`
  }

  get last(): Arrived {
    const last = this.arrived.at(-1)
    if (!last) throw new Error('nothing arrived')
    return last
  }

  end(): void {
    this.#server.close()
  }
}

describe('the API secrets of the portal', () => {
  let practice: Practice
  let stage: HostStage
  let recorder: Recorder

  beforeEach(async () => {
    practice = new Practice()
    stage = new HostStage()
    recorder = new Recorder()
    await practice.start()
    stage.announce(practice)
    await stage.ask('vault.create', { place: 'practice', passphrase })
  })

  afterEach(async () => {
    stage.end()
    recorder.end()
    await practice.end()
  })

  async function portalKeys(): Promise<readonly WebhookKey[]> {
    const listed = await stage.ask('webhooks.list', null)
    const ids = new Set(
      stage.host.open.session
        .overviews()
        .filter(({ body }) => body.provider === 'practice-portal')
        .map(({ id }) => id),
    )
    return listed.filter(({ itemId }) => ids.has(itemId))
  }

  async function checkLast(itemId: ItemId | null = null) {
    return stage.ask('webhooks.check', { ...recorder.last, itemId, receivedAt: null })
  }

  /** Whether a call of the REST API, signed with an item's secret, is served. */
  async function calls({ itemId, versions: [version] }: WebhookKey): Promise<number> {
    const secret = version && stage.host.open.session.secret(itemId, version.versionId)
    if (!secret) throw new Error('no secret')
    const target = '/api/v5/docs-production/documents'
    const call = { method: 'GET', target, id: '', at: stage.now, body: new Uint8Array() }
    const signed = signDelivery(call, { scheme: 'ckeditor', header: null }, [secret])
    const headers = Object.fromEntries(signed)
    const { origin } = practice.portal
    const answer = await fetch(origin + target, { headers: { ...headers, connection: 'close' } })
    return answer.status
  }

  it('003-01 authenticate REST calls and webhooks: both uses are shown and work', async () => {
    const keys = await portalKeys()
    expect(keys.length).toBeGreaterThanOrEqual(2)
    expect(connectorOf(ProviderId.parse('practice-portal'))?.facts.purpose).toBe('both')
    const signer = keys.find(({ versions }) => versions.some((version) => version.signer))
    if (!signer) throw new Error('no signer')
    const url = await recorder.start()
    const hooks = '/sim/v1/environments/docs-production/webhooks'
    await practice.askPortal(`POST ${hooks}`, { body: { url } })
    expect(await checkLast()).toMatchObject({
      ...{ why: null, schemes: ['ckeditor'] },
      signedBy: { itemId: signer.itemId, scheme: 'ckeditor', stage: 'current' },
    })
    expect(await calls(signer)).toBe(200)
  })

  it('003-19 verify new deliveries by the new signer only, and go on to serve calls', async () => {
    const keys = await portalKeys()
    const isSigner = (key: WebhookKey) => key.versions.some(({ signer }) => signer)
    const [before, after] = [keys.find(isSigner), keys.find((key) => !isSigner(key))]
    const version = after?.versions[0]
    if (!before || !after || !version) throw new Error('no two secrets')
    const url = await recorder.start()
    const hooks = '/sim/v1/environments/docs-production/webhooks'
    const made = await practice.askPortal(`POST ${hooks}`, { body: { url } })
    expect((await checkLast(before.itemId)).why).toBeNull()

    const { itemId } = after
    const { versionId } = version
    await stage.ask('rotations.start', { kind: 'set-signer', itemId, versionId })
    const body = { event: 'comment.added', payload: { id: 'c1' } }
    const deliver = `POST ${hooks}/${text(made.json(), 'id')}/deliver`
    await practice.askPortal(deliver, { body })

    expect(recorder.arrived).toHaveLength(2)
    expect(await checkLast()).toMatchObject({ why: null, signedBy: { itemId, versionId } })
    expect(await checkLast(before.itemId)).toMatchObject({ why: 'unknown-secret', signedBy: null })
    expect([await calls(before), await calls(after)]).toEqual([200, 200])
  })
})

it('001-26 says for each vendor who makes a new signing secret', () => {
  const madeBy = (id: string) => {
    const facts = connectorOf(ProviderId.parse(id))?.facts
    if (!facts) throw new Error(id)
    return regenerationOf(facts.capabilities)
  }
  expect(madeBy('practice-dailybot-webhooks')).toBe('api')
  expect(madeBy('dailybot-webhooks')).toBe('api')
  // By hand, with the vendor's own clicks.
  expect([madeBy('atomicat'), madeBy('ckeditor')]).toEqual(['guided', 'guided'])
})

it('000-01 no call to Atomicat is authorised with a webhook key, and nobody is shown one', () => {
  const real = connectorOf(ProviderId.parse('atomicat'))?.facts
  expect(real).toMatchObject({ purpose: 'check-deliveries', issues: 'webhook-secret' })
  expect(real?.capabilities).toMatchObject({ verify: 'none', list: 'none' })
  const nobody = { transport: () => Promise.reject(new Error('asked')), clock: { now: () => 0 } }
  const known = keyChecks.flatMap(({ provider }) => provider ?? [])
  const value = new TextEncoder().encode('sample-key-7Q')
  for (const providerName of ['Atomicat', ...known]) {
    const seed: Seed = { ...bareSeed, value, providerName, kind: 'webhook-secret' }
    expect(keyChecker(nobody).hostOf(seed)).toBeNull()
  }
})

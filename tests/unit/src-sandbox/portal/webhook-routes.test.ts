import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSignedBy, sign } from '../../../../src-sandbox/portal/signature.ts'
import { ask, codeOf, list, matching, Practice, start, text } from '../sandbox-fixture.ts'

const environment = '/sim/v1/environments/docs-production'

type Received = { target: string; headers: IncomingHttpHeaders; body: Buffer }

let practice: Practice
let receiver: Server
let received: Received[]
let receiverStatus: number
let receiverUrl: string

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
  received = []
  receiverStatus = 200
  receiver = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      const { headers, url = '' } = request
      received.push({ target: url, headers, body: Buffer.concat(chunks) })
      response.writeHead(receiverStatus).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  receiverUrl = `http://127.0.0.1:${port}/hook?from=portal`
})

afterEach(async () => {
  receiver.close()
  receiver.closeAllConnections()
  await practice.end()
})

async function makeSecret(label: string) {
  const made = await practice.askPortal(`POST ${environment}/api-secrets`, { body: { label } })
  return { id: text(made.json(), 'id'), value: text(made.json(), 'value') }
}

const makeWebhook = (url: unknown = receiverUrl) =>
  practice.askPortal(`POST ${environment}/webhooks`, { body: { url } })

const deliver = (id: string, body: unknown) =>
  practice.askPortal(`POST ${environment}/webhooks/${id}/deliver`, { body })

function isFrom(secret: { readonly value: string }, message: Received | undefined): boolean {
  if (message === undefined) throw new Error('nothing came')
  const { target, headers, body } = message
  const timestamp = String(headers['x-cs-timestamp'])
  const signed = { method: 'POST', target, timestamp, body }
  return isSignedBy(secret.value, signed, String(headers['x-cs-signature']))
}

describe('the webhooks of the practice portal', () => {
  it('refuses a webhook while there is nothing to sign with', async () => {
    const answer = await makeWebhook()

    expect([answer.status, codeOf(answer)]).toEqual([409, 'no_signer'])
    expect(received).toEqual([])
  })

  it('refuses a receiver that is not on this machine', async () => {
    await makeSecret('one')

    const urls = ['https://127.0.0.1/', 'http://example.com/', 'http://127.0.0.1.example.com/']
    for (const url of [...urls, 'http://user:pass@127.0.0.1/', 'file:///etc/passwd', 'hook', 7]) {
      const answer = await makeWebhook(url)
      expect([answer.status, codeOf(answer)]).toEqual([400, 'url_not_loopback'])
    }
  })

  it('sends a ping that the signer signed and the other secret did not', async () => {
    const [signer, other] = [await makeSecret('one'), await makeSecret('two')]

    const answer = await makeWebhook()

    expect(answer.status).toBe(201)
    expect(answer.json()).toEqual({ id: matching(/^whk_[0-9a-f]{16}$/) })
    expect(received).toHaveLength(1)
    expect(isFrom(signer, received[0])).toBe(true)
    expect(isFrom(other, received[0])).toBe(false)
    expect(JSON.parse(received[0]?.body.toString() ?? '')).toEqual({
      event: 'ping',
      environment_id: 'docs-production',
      payload: {},
      sent_at: '2026-11-20T14:05:00.000Z',
    })
  })

  it('003-19 signs with the new signer alone once it was set', async () => {
    const [first, second] = [await makeSecret('one'), await makeSecret('two')]
    const id = text((await makeWebhook()).json(), 'id')
    await practice.askPortal(`PUT ${environment}/api-secrets/${second.id}/use-with-webhooks`)

    const answer = await deliver(id, { event: 'document.saved', payload: { document: 'd1' } })

    expect(answer.json()).toMatchObject({ event: 'document.saved', status: 200 })
    expect(isFrom(second, received[1])).toBe(true)
    expect(isFrom(first, received[1])).toBe(false)
  })

  it('003-19 is accepted by a receiver that knows the signer, and by no other', async () => {
    const [first, second] = [await makeSecret('one'), await makeSecret('two')]
    const endpoint = async (name: string, secret: string) => {
      const body = { scheme: 'ckeditor', secrets: [secret] }
      const made = await practice.askAt(practice.receiver, `PUT /sim/v1/endpoints/${name}`, {
        body,
      })
      return text((await makeWebhook(text(made.json(), 'url'))).json(), 'id')
    }
    const [ofFirst, ofSecond] = [
      await endpoint('first', first.value),
      await endpoint('second', second.value),
    ]
    const statuses = async () => {
      const event = { event: 'document.saved' }
      const answers = [await deliver(ofFirst, event), await deliver(ofSecond, event)]
      return answers.map((answer) => answer.json()['status'])
    }
    const signedCall = async (secret: string) => {
      const target = '/api/v5/docs-production/documents?limit=1'
      const timestamp = String(start)
      const signed = { method: 'GET', target, timestamp, body: new Uint8Array() }
      const headers = { 'X-CS-Timestamp': timestamp, 'X-CS-Signature': sign(secret, signed) }
      return (await ask(practice.portal.origin, `GET ${target}`, { headers })).status
    }

    const before = await statuses()
    await practice.askPortal(`PUT ${environment}/api-secrets/${second.id}/use-with-webhooks`)
    const after = await statuses()

    expect([before, after]).toEqual([
      [200, 401],
      [401, 200],
    ])
    expect([await signedCall(first.value), await signedCall(second.value)]).toEqual([200, 200])
  })

  it('lists its webhooks', async () => {
    await makeSecret('one')
    const { id } = (await makeWebhook()).json()

    const answer = await practice.askPortal(`GET ${environment}/webhooks`)

    expect(answer.json()).toEqual({ webhooks: [{ id, url: receiverUrl }] })
  })

  it('keeps a history with the status of each delivery, or none without an answer', async () => {
    await makeSecret('one')
    const id = text((await makeWebhook()).json(), 'id')
    receiverStatus = 503
    await deliver(id, { event: 'first' })
    receiver.close()
    receiver.closeAllConnections()
    await deliver(id, { event: 'second' })

    const answer = await practice.askPortal(`GET ${environment}/webhooks/${id}/deliveries`)

    const history = list(answer.json(), 'deliveries')
    expect(history.map(({ event, status }) => [event, status])).toEqual([
      ['ping', 200],
      ['first', 503],
      ['second', null],
    ])
  })

  it('refuses a delivery without an event and a webhook that it does not have', async () => {
    await makeSecret('one')
    const id = text((await makeWebhook()).json(), 'id')

    const eventless = await deliver(id, { payload: {} })
    const unknown = await deliver('whk_0000000000000000', { event: 'any' })

    expect([eventless.status, codeOf(eventless)]).toEqual([400, 'event_required'])
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'not_found'])
  })

  it('leaves the last use of the signer alone', async () => {
    await makeSecret('one')
    await makeWebhook()

    const answer = await practice.askPortal(`GET ${environment}/api-secrets`)

    expect(list(answer.json(), 'api_secrets')[0]?.['last_used_at']).toBeNull()
  })
})

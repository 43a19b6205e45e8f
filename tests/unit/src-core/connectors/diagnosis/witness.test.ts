import { describe, expect, it } from 'vitest'
import { witness } from '../../../../../src-core/connectors/diagnosis/witness.ts'
import type { HttpRequest, Transport } from '../../../../../src-core/net/http.ts'

const secret = 'atpay_4fJ2mQ81xZ'
const hidden = { secret, credentialId: 'cred_81' }
const signal = new AbortController().signal

const asking: HttpRequest = {
  method: 'GET',
  origin: 'https://api.example.com',
  target: '/v1/keys/cred_81?limit=1',
  headers: [
    ['accept', 'application/json'],
    ['authorization', `Bearer ${secret}`],
    ['x-key-id', 'cred_81'],
  ],
  body: null,
}

function answering(status: number, body: string): { transport: Transport; sent: HttpRequest[] } {
  const sent: HttpRequest[] = []
  return {
    sent,
    transport: (request) => {
      sent.push(request)
      return Promise.resolve({ status, body: new TextEncoder().encode(body) })
    },
  }
}

describe('the witness of a try', () => {
  it('002-24 notes where a key went and in which header, and never the key', async () => {
    const { transport, seen } = witness(answering(200, '{}').transport, hidden)

    await transport(asking, signal)

    expect(seen()).toEqual({
      method: 'GET',
      host: 'api.example.com',
      path: '/v1/keys/<key ID>?limit=1',
      sent: ['Authorization: Bearer <key>', 'X-Key-Id: …'],
      status: 200,
      word: null,
    })
  })

  it('shows nothing of what is made of a key', async () => {
    const { transport, seen } = witness(answering(200, '').transport, hidden)
    const basic = `Basic ${Buffer.from(`cred_81:${secret}`).toString('base64')}`
    const headers = [['authorization', basic] as const, ['x-signature', 'abcdef'] as const]

    await transport({ ...asking, headers }, signal)

    expect(seen()?.sent).toEqual(['Authorization: Basic …', 'X-Signature: …'])
  })

  it('002-19 lets nothing through but one request that reads', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const world = answering(200, '{}')
      const { transport, seen } = witness(world.transport, hidden)
      const refusal = transport({ ...asking, method }, signal)
      await expect(refusal).rejects.toMatchObject({ code: 'key-not-tryable' })
      expect([world.sent, seen()]).toEqual([[], null])
    }
    const world = answering(200, '{}')
    const { transport } = witness(world.transport, hidden)
    await transport(asking, signal)
    await expect(transport(asking, signal)).rejects.toMatchObject({ code: 'key-not-tryable' })
    expect(world.sent).toHaveLength(1)
  })

  it.each([
    ['{"detail":"No.","code":"insufficient_role"}', 'insufficient_role'],
    ['{"error":{"code":"forbidden"}}', 'forbidden'],
    ['{"error":"no_key"}', 'no_key'],
    [`{"code":"${secret}"}`, null],
    ['{"code":"A whole sentence."}', null],
    ['<html>', null],
  ])('reads the word of the provider in %s', async (body, word) => {
    const { transport, seen } = witness(answering(403, body).transport, hidden)

    await transport(asking, signal)

    expect(seen()).toMatchObject({ status: 403, word })
  })

  it('notes that something was sent where nothing was answered', async () => {
    const silent: Transport = () => Promise.reject(new Error('gone'))
    const { transport, seen } = witness(silent, hidden)

    await expect(transport(asking, signal)).rejects.toThrow()

    expect(seen()).toMatchObject({ status: null, host: 'api.example.com' })
  })
})

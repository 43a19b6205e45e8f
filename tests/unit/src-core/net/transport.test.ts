import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HttpRequest } from '../../../../src-core/net/http.ts'
import {
  fetchTransport,
  transportCaps,
  type FetchOrder,
  type FetchReply,
} from '../../../../src-core/net/transport.ts'
import { codeOf, json, Loopback } from './loopback.ts'

const server = new Loopback()
const alive = () => new AbortController().signal
const transport = fetchTransport(fetch)

function request(change: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    origin: server.origin,
    target: '/keys',
    headers: [],
    body: null,
    ...change,
  }
}

describe('the transport', () => {
  beforeEach(() => server.start())
  afterEach(async () => {
    server.arrived.length = 0
    await server.end()
  })

  it('sends what it was given, byte for byte, and gives the whole reply', async () => {
    server.answer = json(201, { made: 'ü' })
    const body = new TextEncoder().encode('{"name":"ü"}')

    const reply = await transport(
      request({
        method: 'POST',
        target: '/keys/%2F?limit=1&q=%27',
        headers: [
          ['authorization', 'Bearer sample'],
          ['content-type', 'application/json'],
        ],
        body,
      }),
      alive(),
    )

    expect(reply.status).toBe(201)
    expect(new TextDecoder().decode(reply.body)).toBe('{"made":"ü"}')
    const [arrived] = server.arrived
    expect(arrived).toMatchObject({ method: 'POST', target: '/keys/%2F?limit=1&q=%27' })
    expect(arrived?.body).toBe('{"name":"ü"}')
    expect(arrived?.headers).toMatchObject({ authorization: 'Bearer sample', connection: 'close' })
  })

  it('gives refusals and empty replies as they are', async () => {
    server.answer = (response) => response.writeHead(204).end()
    expect(await transport(request({ method: 'DELETE' }), alive())).toMatchObject({
      status: 204,
      body: new Uint8Array(),
    })

    server.answer = json(503, {})
    expect((await transport(request(), alive())).status).toBe(503)
  })

  it('gives the headers of a reply by their names in lower case', async () => {
    server.answer = (response) => response.writeHead(200, { 'X-Request-Id': 'Req-7' }).end()
    const { headers = [] } = await transport(request(), alive())
    expect(new Map(headers).get('x-request-id')).toBe('Req-7')
  })

  it("tells the provider's time and how long it asks to wait", async () => {
    const date = 'Fri, 20 Nov 2026 14:05:00 GMT'
    server.answer = (response) => {
      response.sendDate = false
      response.writeHead(429, { Date: date, 'Retry-After': '120' }).end()
    }
    expect(await transport(request(), alive())).toMatchObject({
      status: 429,
      retryAfterMs: 120_000,
      date: Date.parse(date),
    })

    server.answer = (response) => {
      response.sendDate = false
      response.writeHead(200).end()
    }
    expect(await transport(request(), alive())).toMatchObject({ retryAfterMs: null, date: null })
  })

  it('opens a connection for every request', async () => {
    await transport(request(), alive())
    await transport(request(), alive())

    expect(new Set(server.arrived.map(({ from }) => from)).size).toBe(2)
  })

  it('refuses a redirect and does not follow it', async () => {
    server.answer = (response) => response.writeHead(307, { Location: '/elsewhere' }).end()

    expect(await codeOf(transport(request({ method: 'POST' }), alive()))).toBe(
      'provider-redirected',
    )
    expect(server.arrived.map(({ target }) => target)).toEqual(['/keys'])
  })

  it('refuses an origin without TLS that is not this machine, before asking', async () => {
    for (const origin of ['http://provider.example', `${server.origin}/x`, 'file:///']) {
      expect(await codeOf(transport(request({ origin }), alive()))).toBe('connector-invalid')
    }
    expect(await codeOf(transport(request({ target: '@evil.example/' }), alive()))).toBe(
      'connector-invalid',
    )
    expect(server.arrived).toEqual([])
  })

  it('says that nothing was sent when the connection is refused', async () => {
    const unheard = request()
    await server.end()

    expect(await codeOf(transport(unheard, alive()))).toBe('provider-unreachable')
    await server.start()
  })

  it('says that nothing was sent when TLS does not come about', async () => {
    const origin = `https://127.0.0.1:${server.port}`

    expect(await codeOf(transport(request({ origin }), alive()))).toBe('provider-unreachable')
    expect(server.arrived).toEqual([])
  })

  it('knows nothing when the connection breaks before, in or after the head', async () => {
    server.answer = (response) => response.destroy()
    expect(await codeOf(transport(request({ method: 'POST' }), alive()))).toBe('provider-no-reply')

    server.answer = (response) => {
      response.writeHead(201, { 'Content-Length': '100' })
      response.write('{"half":', () => response.destroy())
    }
    expect(await codeOf(transport(request({ method: 'POST' }), alive()))).toBe('provider-no-reply')
    expect(server.arrived).toHaveLength(2)
  })

  it('knows nothing of a reply over the cap, and stops reading it', async () => {
    const small = fetchTransport(fetch, { ...transportCaps, replyBytes: 1000 })
    server.answer = (response) => response.end('x'.repeat(1000))
    expect((await small(request(), alive())).body.byteLength).toBe(1000)

    server.answer = (response) => response.end('x'.repeat(1001))
    expect(await codeOf(small(request(), alive()))).toBe('provider-no-reply')

    server.answer = (response) => {
      const more = () => response.write('x'.repeat(65_536), (failed) => !failed && more())
      more()
    }
    expect(await codeOf(transport(request(), alive()))).toBe('provider-no-reply')
  })

  it('knows nothing after its time is over, with and without a head', async () => {
    const hasty = fetchTransport(fetch, { ...transportCaps, totalMs: 50 })
    server.answer = () => undefined
    expect(await codeOf(hasty(request(), alive()))).toBe('provider-no-reply')

    server.answer = (response) => {
      response.writeHead(200)
      response.write('{')
    }
    expect(await codeOf(hasty(request(), alive()))).toBe('provider-no-reply')
  })

  it('ends when its caller leaves', async () => {
    const caller = new AbortController()
    server.answer = () => caller.abort()

    expect(await codeOf(transport(request(), caller.signal))).toBe('provider-no-reply')
  })

  it('sends nothing for a caller who has left', async () => {
    expect(await codeOf(transport(request(), AbortSignal.abort()))).toBe('provider-unreachable')
    expect(server.arrived).toEqual([])
  })

  it('leaves even a fetch that ignores its signal', async () => {
    const deaf = fetchTransport(() => new Promise<FetchReply>(() => undefined), {
      ...transportCaps,
      totalMs: 10,
    })

    expect(await codeOf(deaf(request(), alive()))).toBe('provider-no-reply')
  })

  it('asks the platform for no cookies, no cache, no referrer and no redirect', async () => {
    const orders: FetchOrder[] = []
    const fake = fetchTransport((_url, order) => {
      orders.push(order)
      return Promise.resolve({ status: 0, type: 'opaqueredirect', body: null })
    })

    expect(await codeOf(fake(request(), alive()))).toBe('provider-redirected')
    expect(orders).toMatchObject([
      { credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'manual' },
    ])
  })
})

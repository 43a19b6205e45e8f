import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { passphrase } from './host-fixture.ts'
import { oldSecret, WebhookStage } from './webhook-stage.ts'

let stage: WebhookStage
let server: Server
let origin: string
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  stage = new WebhookStage()
  await stage.begin()
  server = createServer((request, response) => {
    request.resume()
    request.on('end', () => answer(request, response))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})

afterEach(async () => {
  await stage.end()
  server.closeAllConnections()
  server.close()
})

it('reads no more of a huge answer than is allowed, also where it is packed', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  const bomb = gzipSync(Buffer.alloc(40_000_000))
  answer = (_request, response) =>
    void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb)
  expect(await stage.send(itemId, origin)).toMatchObject({
    ...{ status: null, code: 'provider-no-reply', replyBody: '' },
  })
})

it('shows an answer without the signs that turn or hide what is read', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  answer = (_request, response) =>
    void response.writeHead(200, { 'X-A': 'b' }).end('ok\u202e\u001b[2Jko\u0000\u2066x')
  expect((await stage.send(itemId, origin)).replyBody).toBe('okkox')
})

it('X-05 shows no part of a secret that an answer takes apart or repeats many times', async () => {
  const itemId = await stage.key({ scheme: 'plain-header', header: 'X-Key' })
  answer = (_request, response) => {
    const wide = Buffer.from(oldSecret, 'utf16le').toString('latin1')
    const folded = oldSecret.replaceAll(/.{5}/g, (part) => `${part}\u200b`)
    response.writeHead(200, { 'X-Many': oldSecret.repeat(150) })
    response.end(`${wide} ${folded} ${oldSecret.repeat(900)}`)
  }
  const sent = JSON.stringify(await stage.send(itemId, origin))
  for (let at = 6; at + 8 <= oldSecret.length; at += 1) {
    expect(sent).not.toContain(oldSecret.slice(at, at + 8))
  }
})

it('remembers a receiver with the longest name that one can have', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.invalid`
  const tried = await stage.host.call('webhooks.replay', { itemId, to: `https://${host}/` })
  expect(tried).toMatchObject({ ok: true, value: { newAccepted: false } })
  expect((await stage.shown(itemId)).replays).toHaveLength(1)
})

it('writes nothing of a replay that a lock cuts off', async () => {
  const itemId = await stage.key({ scheme: 'github' })
  await stage.replace(itemId)
  const asked = Promise.withResolvers<undefined>()
  answer = () => asked.resolve(undefined)
  const replay = stage.host.call('webhooks.replay', { itemId, to: origin })
  await asked.promise
  stage.host.restart()
  expect((await replay).ok).toBe(false)

  stage.host.announce(stage.practice)
  const unlock = { place: 'own', with: 'passphrase', secret: passphrase } as const
  await stage.host.ask('vault.unlock', unlock)
  expect((await stage.shown(itemId)).replays).toEqual([])
  expect((await stage.shown(itemId)).facts?.scheme).toBe('github')
})

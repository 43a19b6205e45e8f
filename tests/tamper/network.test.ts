import { createServer, type Server } from 'node:http'
import { Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Overview } from '../../src-shared/item.ts'
import { bytesOf, overview, versionId } from '../unit/src-core/vault/vault-fixture.ts'
import { one } from './reading.ts'
import { Target } from './target.ts'

let target: Target
let server: Server
let asked = 0

beforeEach(async () => {
  target = await Target.makeFirst()
  asked = 0
  server = createServer((_, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
})

afterEach(() => {
  target.remove()
  server.close()
})

/** An item whose every text leads to a server, as an address, a picture, a link or markup. */
function hostile(origin: string): Partial<Overview> {
  const line = `${origin}/line`
  const markup = `<img src="${origin}/icon.png"><link rel="icon" href="${origin}/favicon.ico">`
  return {
    ...{ name: markup, service: 'x', providerName: line, environment: line, business: markup },
    ...{ owner: line, integration: line, envVar: line, purpose: markup },
    ...{ scopes: [line], callers: [line, markup], readers: [line], tags: [line, markup] },
    ...{ checklist: [line], acceptedFindings: [line] },
    // Names that a later version or an attacker may have added.
    ...{ icon: line, url: line, favicon: line, website: line, logo: { href: line } },
  }
}

describe('a vault whose every field leads to a server', () => {
  it('is opened and read without a single request or connection', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect')
    const fetched = vi.spyOn(globalThis, 'fetch')
    const { port } = server.address() as AddressInfo
    const origin = `http://127.0.0.1:${port}`
    await target.owner((session) => {
      const stamp = session.overview(one)?.stamp ?? null
      session.transact((tx) => {
        tx.putOverview(one, overview(hostile(origin)), stamp)
        tx.putSecret(one, versionId(9), bytesOf(`${origin}/secret`))
      })
      const notes = session.details(one)?.stamp ?? null
      session.transact((tx) =>
        tx.putDetails(one, { v: 1, notes: hostile(origin).name ?? '' }, notes),
      )
    })

    expect(await target.attempt()).toBe('unchanged')
    expect([asked, connect.mock.calls.length, fetched.mock.calls.length]).toEqual([0, 0, 0])
  })

  it('could send nothing from where it is read: that code imports no way to the network', () => {
    const root = resolve(import.meta.dirname, '../../src-core')
    const sources = ['vault', 'store', 'crypto', 'copies'].flatMap((folder) =>
      readdirSync(resolve(root, folder)).map((name) =>
        readFileSync(resolve(root, folder, name), 'utf8'),
      ),
    )

    expect(sources.length).toBeGreaterThan(50)
    for (const source of sources) {
      expect(source).not.toMatch(/from '(?:node:(?:https?|http2|net|tls|dns)|\.\.\/net\/)/)
    }
  })
})

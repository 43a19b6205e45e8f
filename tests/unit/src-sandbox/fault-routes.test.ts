import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AtomicPayProvider } from '../../../src-sandbox/atomicpay/provider.ts'
import { DailybotProvider } from '../../../src-sandbox/dailybot/provider.ts'
import { Practice, start } from './sandbox-fixture.ts'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

/** The routes of a provider, read from one of its kind beside the running one. */
function routesOf(name: 'dailybot' | 'atomicpay') {
  const clock = { now: () => start }
  const path = `${practice.stateDir}/beside-${name}.json`
  const stopped = new AbortController().signal
  return name === 'dailybot'
    ? new DailybotProvider({ clock, path, stopped }).routes
    : new AtomicPayProvider(clock, path).routes
}

const fill = (path: string) => path.replaceAll(/\{[a-z]+\}/g, 'some')

describe.each(['dailybot', 'atomicpay'] as const)('every route of the practice %s', (name) => {
  it('fails on request with a page, with 429 and a time, and without an answer', async () => {
    for (const { method, path } of routesOf(name)) {
      const route = `${method} ${path}`
      await practice.plan({ provider: name, route, kind: 'status', status: 503 })
      await practice.plan({ provider: name, route, kind: 'status', status: 429 })
      await practice.plan({ provider: name, route, kind: 'close-before' })
      const ask = () => practice.askAt(practice[name], `${method} ${fill(path)}`)

      const [page, limited] = [await ask(), await ask()]

      expect([route, page.status, page.headers['content-type']]).toEqual([
        route,
        503,
        'text/html; charset=utf-8',
      ])
      expect([route, limited.status, limited.headers['retry-after']]).toEqual([route, 429, '2'])
      await expect(ask()).rejects.toThrow()
    }
    expect((await practice.log()).every((entry) => entry['committed'] === false)).toBe(true)
  })

  it('is closed to a request that names another host', async () => {
    for (const { method, path } of routesOf(name)) {
      const answer = await practice.askAt(practice[name], `${method} ${fill(path)}`, {
        headers: { Host: 'example.com' },
      })
      expect([path, answer.status]).toEqual([path, 421])
    }
  })
})

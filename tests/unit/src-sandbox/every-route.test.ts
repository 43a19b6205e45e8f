import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderName } from '../../../src-sandbox/provider.ts'
import { makeProviders } from '../../../src-sandbox/sandbox.ts'
import { ask, Practice } from './sandbox-fixture.ts'

const names: readonly ProviderName[] = [
  ...(['atna', 'portal', 'atomicat', 'dailybot', 'atomicpay'] as const),
  ...(['github', 'gitlab', 'vercel', 'receiver'] as const),
]

const stateDir = mkdtempSync(join(tmpdir(), 'keyturn-routes-'))
const stop = new AbortController()
const made = makeProviders({ clock: { now: () => 0 }, stopped: stop.signal, stateDir })
const practice = new Practice()

/** All routes of a provider, with something in each place of its paths. */
const routesOf = (name: ProviderName) =>
  made[name].routes.map((route) => ({ ...route, at: route.path.replaceAll(/\{\w+\}/g, 'x') }))

function runningOf(name: ProviderName) {
  const running = practice.running.providers.find(({ id }) => id === `practice-${name}`)
  if (running === undefined) throw new Error(`no ${name}`)
  return running
}

beforeAll(() => practice.start())

afterAll(async () => {
  stop.abort()
  rmSync(stateDir, { recursive: true, force: true })
  await practice.end()
})

describe.each(names)('every route of the practice %s', (name) => {
  it('can fail with a page of HTML, and break off before it does anything', async () => {
    for (const { method, path, at } of routesOf(name)) {
      const route = `${method} ${path}`
      await practice.plan({ provider: name, route, kind: 'status', status: 500 })
      await practice.plan({ provider: name, route, kind: 'close-before' })

      const failed = await practice.askAt(runningOf(name), `${method} ${at}`)
      expect([route, failed.status]).toEqual([route, 500])
      expect(failed.headers['content-type']).toMatch(/^text\/html/)
      await expect(practice.askAt(runningOf(name), `${method} ${at}`)).rejects.toThrow()
    }
    expect((await practice.log()).every(({ committed }) => committed === false)).toBe(true)
  })

  it('is there for the loopback alone, and for nobody under a foreign name', async () => {
    expect(new URL(runningOf(name).origin).hostname).toBe('127.0.0.1')
    for (const { method, at } of routesOf(name)) {
      const headers = { Host: 'rebound.example.com' }
      const answer = await practice.askAt(runningOf(name), `${method} ${at}`, { headers })
      expect([at, answer.status]).toEqual([at, 421])
    }
  })

  it('asks who is there, wherever keys or places are managed', async () => {
    const { origin } = runningOf(name)
    const managed = routesOf(name).filter(({ path }) => path.startsWith('/sim/v1/'))
    expect(managed.length).toBeGreaterThan(0)
    for (const { method, at, access } of managed) {
      if (access === 'open' && !at.endsWith('/session')) continue
      const answer = await ask(origin, `${method} ${at}`, { headers: { 'User-Agent': 'test' } })
      expect([at, answer.status]).toEqual([at, 401])
    }
  })
})

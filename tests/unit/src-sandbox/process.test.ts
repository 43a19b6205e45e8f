import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask, list, part, text, type Json } from './sandbox-fixture.ts'

// Each test starts whole processes, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000 })

// What Electron gives a utility process, made of what Node gives a forked one.
const parentPort =
  'data:text/javascript,process.parentPort={postMessage:(message)=>process.send(message)}'
const entry = resolve('src-sandbox/process.ts')

let stateDir: string
let child: ChildProcess | null

beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'keyturn-process-'))
  child = null
})

afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  rmSync(stateDir, { recursive: true, force: true })
})

async function startProcess(...flags: readonly string[]): Promise<Json> {
  child = fork(entry, [stateDir, ...flags], { execArgv: ['--import', parentPort] })
  const [message] = (await once(child, 'message')) as [Json]
  return message
}

describe('the utility process', () => {
  it('says where the providers are once they can be asked', async () => {
    const ready = await startProcess()

    const providers = list(ready, 'providers')
    expect(ready['kind']).toBe('ready')
    expect(ready).not.toHaveProperty('control')
    const own = ['dailybot', 'dailybot-webhooks', 'atomicpay']
    const names = ['atna', 'portal', 'atomicat', 'github', 'gitlab', 'vercel', ...own, 'receiver']
    expect(providers.map(({ id }) => id)).toEqual(names.map((name) => `practice-${name}`))
    const [origin, token] = [text(providers[0], 'origin'), text(providers[0], 'managementToken')]
    expect((await ask(origin, 'GET /sim/v1/credentials', { token })).status).toBe(200)
  })

  it('opens the control plane when it is asked to', async () => {
    const control = part(await startProcess('--control'), 'control')

    const token = text(control, 'token')
    expect((await ask(text(control, 'origin'), 'GET /state', { token })).status).toBe(200)
  })

  it('remembers what it answered, even when it is killed', async () => {
    const [atna] = list(await startProcess(), 'providers')
    const [origin, token] = [text(atna, 'origin'), text(atna, 'managementToken')]
    await ask(origin, 'POST /sim/v1/credentials', { token, body: { name: 'one' } })
    child?.kill('SIGKILL')
    if (child !== null) await once(child, 'exit')

    const [again] = list(await startProcess(), 'providers')

    const answer = await ask(text(again, 'origin'), 'GET /sim/v1/credentials', { token })
    expect(list(answer.json(), 'credentials').map(({ name }) => name)).toEqual(['one'])
  })

  it('ends when its parent lets go of it', async () => {
    await startProcess()

    child?.disconnect()

    expect(child === null ? null : await once(child, 'exit')).toEqual([0, null])
  })

  it('refuses to start without a parent port', async () => {
    child = fork(entry, [stateDir])

    expect(await once(child, 'exit')).toEqual([2, null])
  })
})

describe('npm run sandbox', () => {
  it('prints where the providers are and ends on Ctrl+C', async () => {
    child = spawn(process.execPath, [resolve('build/sandbox.mjs'), stateDir, '--control'])
    const { stdout } = child
    if (stdout === null) throw new Error('no output')
    let printed = ''
    for await (const chunk of stdout) {
      printed += String(chunk)
      if (printed.includes('Ctrl+C')) break
    }

    child.kill('SIGINT')

    expect(await once(child, 'exit')).toEqual([0, null])
    expect(printed).toMatch(/^practice-atna {2}http:\/\/127\.0\.0\.1:\d+\n {2}admin {4}mgmt_/)
    expect(printed).toContain('control  http://127.0.0.1:')
    expect(printed).toContain(stateDir)
  })

  it('prints the sign-ins of each server and a line to try it with that works', async () => {
    child = spawn(process.execPath, [resolve('build/sandbox.mjs'), stateDir])
    const { stdout } = child
    if (stdout === null) throw new Error('no output')
    let printed = ''
    for await (const chunk of stdout) {
      printed += String(chunk)
      if (printed.includes('Ctrl+C')) break
    }

    const servers = printed.trim().split('\n\n').slice(0, -1)
    expect(servers).toHaveLength(10)
    for (const server of servers) {
      expect(server).toMatch(/admin {4}mgmt_\w+\n {2}member {3}mgmt_\w+ .*\n {2}expired {2}mgmt_/)
      const curl = /curl -H 'Authorization: Bearer (\w+)'(?: -d '([^']+)')? (http:\S+?)(\/\S+)$/
      const [, token, rawBody, origin, path] = curl.exec(server) ?? []
      const method = rawBody === undefined ? 'GET' : 'POST'
      const asking = { headers: { 'User-Agent': 'curl' }, ...(token ? { token } : {}) }
      const body = rawBody === undefined ? {} : { rawBody }
      const answer = await ask(origin ?? '', `${method} ${path ?? ''}`, { ...asking, ...body })
      expect([server.split(' ')[0], answer.status]).toEqual([
        server.split(' ')[0],
        method === 'GET' ? 200 : 201,
      ])
    }
  })

  it('refuses options that it does not know', async () => {
    child = spawn(process.execPath, [resolve('build/sandbox.mjs'), '--controll'])

    expect(await once(child, 'exit')).toEqual([2, null])
  })
})

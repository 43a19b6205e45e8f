import { mkdirSync, readdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '../../../src-sandbox/sandbox.ts'
import { codeOf, Practice, text } from './sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'
const environment = '/sim/v1/environments/docs-production'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

describe('the sandbox', () => {
  it('knows after a restart what it knew before, tokens, settings and clock included', async () => {
    const made = await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })
    for (const label of ['one', 'two']) {
      await practice.askPortal(`POST ${environment}/api-secrets`, { body: { label } })
    }
    const settings = { provider: 'portal', errorSpelling: 'snake_case' }
    await practice.askControl('POST /settings', { body: settings })
    await practice.askControl('POST /clock', { body: { advanceMs: 86_400_000 } })
    const before = (await practice.askControl('GET /state')).json()
    const tokens = practice.running.providers.map(({ managementToken }) => managementToken)

    await practice.restart()

    const secret = text(made.json(), 'credential_secret')
    expect((await practice.askControl('GET /state')).json()).toEqual(before)
    expect(practice.running.providers.map(({ managementToken }) => managementToken)).toEqual(tokens)
    expect((await practice.askAtna('GET /sim/v1/whoami', { token: secret })).status).toBe(200)
  })

  it('remembers a removal phrase over a restart', async () => {
    await practice.askPortal(`POST ${environment}/api-secrets`, { body: { label: 'one' } })
    const two = await practice.askPortal(`POST ${environment}/api-secrets`, {
      body: { label: 'two' },
    })
    const path = `${environment}/api-secrets/${text(two.json(), 'id')}`
    const challenge = (await practice.askPortal(`POST ${path}/removal-challenge`)).json()

    await practice.restart()

    expect((await practice.askPortal(`DELETE ${path}`, { body: challenge })).status).toBe(204)
  })

  it('keeps no ATNA secret in its file, in a folder for its owner alone', async () => {
    const made = await practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } })

    const file = join(practice.stateDir, 'atna.json')
    expect(readFileSync(file, 'utf8')).not.toContain(text(made.json(), 'credential_secret'))
    expect(readdirSync(practice.stateDir).sort()).toEqual([
      'atna.json',
      'atomicat.json',
      'atomicpay.json',
      'clock.json',
      'dailybot.json',
      'github.json',
      'gitlab.json',
      'portal.json',
      'receiver-port.json',
      'receiver.json',
      'vercel.json',
    ])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
  })

  it('changes nothing when its state cannot be written', async () => {
    const unfinished = join(practice.stateDir, 'atna.json.new')
    const blocked = await blockedBy(unfinished, () =>
      practice.askAtna(`POST ${credentials}`, { body: { name: 'one' } }),
    )

    expect([blocked.status, codeOf(blocked)]).toEqual([500, 'internal'])
    expect((await practice.askAtna(`GET ${credentials}`)).json()).toEqual({ credentials: [] })
  })

  it('refuses a state file that it did not write', async () => {
    const { stateDir } = practice
    const clock = { now: () => 0 }

    for (const content of ['{"version":2}', '{"version":1}', 'null']) {
      writeFileSync(join(stateDir, 'atna.json'), content)
      await expect(startSandbox({ stateDir, control: false, clock })).rejects.toThrow(/not written/)
    }
  })

  it('answers nobody after it was closed', async () => {
    const { atna } = practice
    await practice.running.close()

    await expect(practice.askAtna(`GET ${credentials}`)).rejects.toThrow()
    expect(atna.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    await practice.start()
  })
})

async function blockedBy<Result>(path: string, run: () => Promise<Result>): Promise<Result> {
  mkdirSync(path)
  try {
    return await run()
  } finally {
    rmdirSync(path)
  }
}

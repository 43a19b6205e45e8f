import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Caller } from '../../../src-shared/caller.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { envLine } from '../../../src-host/env-line.ts'
import { CareStage } from './care-stage.ts'

let stage: CareStage
let itemId: ItemId

const secret = 'dby_4f9cQv7LmT4xWbR8kZ1pHx11c0Te'

beforeEach(async () => {
  stage = await CareStage.begin()
  const fields = { envVar: 'DAILYBOT_API_KEY', integration: 'nightly sync' }
  itemId = await stage.add('dailybot', { secret, fields })
})

afterEach(() => stage.end())

const folder = () => join(stage.folder, 'sync')

function write(name: string, text: string): string {
  mkdirSync(folder(), { recursive: true })
  const path = join(folder(), name)
  writeFileSync(path, text)
  return path
}

/** Describes a line of a file as a place, and keeps it. */
async function place(path: string, variable = 'DAILYBOT_API_KEY'): Promise<Caller> {
  const { id } = await stage.ask('places.newId', null)
  const at = { id, check: null, kind: 'env-file', part: 'secret' }
  const caller = Caller.parse({ ...at, path, variable })
  await stage.ask('places.put', { ...(await stage.stamped(itemId)), caller })
  return caller
}

const events = async () => (await stage.detail(itemId)).audit.map(({ event }) => event)

describe('a line for an environment', () => {
  const copy = async (variable: string) =>
    stage.call('care.copyEnvLine', {
      ...{ itemId, versionId: await stage.current(itemId), variable },
    })

  it('001-13 001-29 002-12 goes to the clipboard under its name, noted, and into no file', async () => {
    const { fields } = await stage.detail(itemId)
    expect(fields).toMatchObject({ envVar: 'DAILYBOT_API_KEY', integration: 'nightly sync' })
    const before = readdirSync(stage.folder)

    expect(await copy(fields.envVar)).toEqual({ ok: true, value: { clearsAfterMs: 30_000 } })
    expect(stage.clipboard).toBe(`DAILYBOT_API_KEY='${secret}'`)
    expect((await events())[0]).toBe('copied')
    expect(readdirSync(stage.folder)).toEqual(before)
    expect(JSON.stringify(stage.toldWindow)).not.toContain(secret)
  })

  it('002-30 is refused for a variable that builds publish, and the key is not opened', async () => {
    for (const variable of ['NEXT_PUBLIC_KEY', 'VITE_KEY', 'REACT_APP_KEY', 'EXPO_PUBLIC_KEY']) {
      expect(await copy(variable)).toEqual({ ok: false, code: 'place-in-browser' })
    }
    expect(stage.clipboard).toBeNull()
    expect(await events()).not.toContain('copied')
  })

  it('is refused for what is no name of a variable, and without a clipboard', async () => {
    expect((await copy('A B')).ok).toBe(false)
    expect((await copy('1A')).ok).toBe(false)
    stage.clipboardWorks = false
    expect(await copy('KEY')).toEqual({ ok: false, code: 'clipboard-unavailable' })
  })

  it.each(['plain', "it's", "''", 'a b$c`d"e\\f!', '#x=y;&|'])(
    'is read back by a shell as it was: %s',
    (value) => {
      const script = `${envLine('KEY', value)}\nprintf %s "$KEY"`
      expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(value)
    },
  )

  it.each(['two\nlines', 'a\rb', 'a\0b', '\u001b[201~; rm x', 'a\u009b201~b', 'a\tb', 'a\u2028b'])(
    'is made of no value that is more than one line, or that steers a terminal: %j',
    (value) => {
      expect(() => envLine('KEY', value)).toThrow('bad-secret')
    },
  )
})

describe('the key in use, put into a place', () => {
  it('001-13 stands there once the person said so, is read back and noted', async () => {
    const path = write('.env', '# sync\nDAILYBOT_API_KEY=\nOTHER=1\n')
    const { id: callerId } = await place(path)
    expect(readFileSync(path, 'utf8')).toContain('DAILYBOT_API_KEY=\n')
    const asked = stage.confirmations.length
    await stage.ask('places.write', { itemId, callerId })

    expect(readFileSync(path, 'utf8')).toBe(`# sync\nDAILYBOT_API_KEY=${secret}\nOTHER=1\n`)
    expect(stage.confirmations.slice(asked)).toMatchObject([{ reach: { path } }])
    expect((await events()).slice(0, 2)).toEqual(['placed', 'used'])
    const { steps } = await stage.ask('care.get', { itemId })
    expect(steps.find(({ step }) => step === 'configure')?.at).toBe(stage.now)
    expect((await stage.call('places.write', { itemId, callerId })).ok).toBe(true)
  })

  it('is not written where the person says no', async () => {
    const path = write('.env', 'DAILYBOT_API_KEY=\n')
    const { id: callerId } = await place(path)
    stage.answers = 'refused'

    const reply = await stage.call('places.write', { itemId, callerId })
    expect(reply).toEqual({ ok: false, code: 'not-confirmed' })
    expect(readFileSync(path, 'utf8')).toBe('DAILYBOT_API_KEY=\n')
    expect(await events()).not.toContain('used')
  })

  it("is written over no other's value, and not where the line is missing", async () => {
    const path = write('.env', 'DAILYBOT_API_KEY=somebody_elses_9f8e7d6c\n')
    const { id: callerId } = await place(path)
    const other = await stage.call('places.write', { itemId, callerId })
    expect(other).toEqual({ ok: false, code: 'place-changed' })
    expect(readFileSync(path, 'utf8')).toContain('somebody_elses_9f8e7d6c')
    writeFileSync(path, 'OTHER=1\n')
    const missing = await stage.call('places.write', { itemId, callerId })
    expect(missing).toEqual({ ok: false, code: 'place-missing' })
  })

  it('is not written while a replacement is under way, nor twice where it stands', async () => {
    const path = write('.env', 'DAILYBOT_API_KEY=\n')
    const { id: callerId } = await place(path)
    await stage.ask('rotations.start', { kind: 'replace', itemId, reason: '' })

    const reply = await stage.call('places.write', { itemId, callerId })
    expect(reply).toEqual({ ok: false, code: 'replacement-open' })
    expect(readFileSync(path, 'utf8')).toBe('DAILYBOT_API_KEY=\n')
  })

  it('is written once a replacement has brought it, and again where it was lost', async () => {
    const path = write('.env', `DAILYBOT_API_KEY=${secret}\n`)
    const { id: callerId } = await place(path)
    const start = { kind: 'replace', itemId, reason: '' } as const
    const { id: rotationId } = await stage.ask('rotations.start', start)
    const next = 'dby_8Q2dVn5BwJ7sKu3RHx11c0Te4f9c'
    await stage.ask('rotations.supply', { rotationId, secret: next, credentialId: null })
    const act = { rotationId, remoteId: null, phrase: null }
    await stage.ask('rotations.act', { ...act, action: 'works-by-hand' })
    await stage.ask('rotations.act', { ...act, action: 'places-done' })
    writeFileSync(path, 'DAILYBOT_API_KEY=\n')
    await stage.ask('places.write', { itemId, callerId })

    expect(readFileSync(path, 'utf8')).toBe(`DAILYBOT_API_KEY=${next}\n`)
  })

  it('is handed to a program on its standard input, asked for each time', async () => {
    const { id } = await stage.ask('places.newId', null)
    const path = join(stage.folder, 'heard')
    const how = { preset: 'own', folder: null, sends: 'value', name: null, seconds: 20 }
    const argv = ['sh', '-c', `cat > '${path}'`]
    const at = { id, check: null, kind: 'command', part: 'secret' }
    const caller = Caller.parse({ ...at, ...how, argv })
    await stage.ask('places.put', { ...(await stage.stamped(itemId)), caller })
    const asked = stage.confirmations.length
    await stage.ask('places.write', { itemId, callerId: id })

    expect(readFileSync(path, 'utf8')).toBe(secret)
    expect(stage.confirmations.slice(asked)).toMatchObject([{ reach: { what: 'program', argv } }])
    expect(JSON.stringify(stage.confirmations)).not.toContain(secret)
  })

  it('is written to no place that is not there, or that a person looks after', async () => {
    const { id: callerId } = await stage.ask('places.newId', null)
    const strange = await stage.call('places.write', { itemId, callerId })
    expect(strange).toEqual({ ok: false, code: 'not-found' })
    const caller = { id: callerId, check: null, kind: 'manual', label: 'wiki' } as const
    await stage.ask('places.put', { ...(await stage.stamped(itemId)), caller })
    const byHand = await stage.call('places.write', { itemId, callerId })
    expect(byHand).toEqual({ ok: false, code: 'bad-request' })
  })

  it('002-30 is refused for a variable that builds publish, also where an earlier version kept it', async () => {
    const path = write('.env', 'VITE_KEY=\n')
    const { id } = await stage.ask('places.newId', null)
    const at = { id, check: null, kind: 'env-file', part: 'secret' }
    const caller = Caller.parse({ ...at, path, variable: 'VITE_KEY' })
    const put = await stage.call('places.put', { ...(await stage.stamped(itemId)), caller })
    expect(put).toEqual({ ok: false, code: 'place-in-browser' })
    expect(stage.confirmations).toEqual([])
    const { session } = stage.host.open
    const kept = session.overview(itemId)
    if (!kept) throw new Error('gone')
    session.transact((tx) => {
      tx.putOverview(itemId, { ...kept.body, places: [caller] }, kept.stamp)
    })

    const written = await stage.call('places.write', { itemId, callerId: id })
    expect(written).toEqual({ ok: false, code: 'place-in-browser' })
    expect(readFileSync(path, 'utf8')).toBe('VITE_KEY=\n')
  })
})

describe('a file in a git work tree', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', folder(), '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args])
  const facts = async (path: string) => {
    const { id } = await stage.ask('places.newId', null)
    const at = { id, check: null, kind: 'env-file', part: 'secret' }
    const caller = Caller.parse({ ...at, path, variable: 'KEY' })
    return (await stage.ask('places.look', { itemId, caller })).facts
  }

  it('001-29 is told before it is written, unless git ignores it', async () => {
    const path = write('.env', 'KEY=\n')
    expect(await facts(path)).not.toContain('in-git')
    git('init', '-q')
    expect(await facts(path)).toContain('in-git')
    write('.gitignore', '.env\n')
    expect(await facts(path)).not.toContain('in-git')
    write('.gitignore', '*.env\n!.env\n')
    expect(await facts(path)).toContain('in-git')
  })

  it('001-29 is told of a file that is tracked although a rule ignores it', async () => {
    const path = write('.env', 'KEY=\n')
    git('init', '-q')
    git('add', '.env')
    git('commit', '-q', '-m', 'all')
    write('.gitignore', '.env\n')
    expect(existsSync(path)).toBe(true)
    expect(await facts(path)).toContain('in-git')
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CommandFailure } from '../../../../src-core/callers/command.ts'
import { content, failureOf, HandFixture, nothing } from './hand-fixture.ts'

const newKey = 'sk_live_zzC39HqLyjWDarjtT1zdpNEW9'

let fixture: HandFixture

beforeEach(() => {
  fixture = new HandFixture()
})

afterEach(() => {
  fixture.end()
})

/** A place behind a program of Node's; its script finds what it reads in `read`. */
function place(script: string, changes: Readonly<Record<string, unknown>> = {}) {
  const path = fixture.write(
    'program.mjs',
    `import { writeFileSync } from 'node:fs'
     let read = ''
     for await (const piece of process.stdin) read += piece
     ${script}`,
  )
  return fixture.at({
    ...{ kind: 'command', preset: 'own', argv: [process.execPath, path], folder: fixture.folder },
    ...{ sends: 'value', name: null, seconds: 30, part: 'secret' },
    ...changes,
  })
}

const keep = `writeFileSync('read', read)`
const given = (): string => readFileSync(fixture.path('read'), 'utf8')

describe('a place behind a program', () => {
  it('is given the bare value', async () => {
    const put = await fixture.hand.put(place(keep), content(newKey), null)
    expect([put, given()]).toEqual([{ state: 'updated', output: null }, newKey])
  })

  it('is given a line with the name', async () => {
    const at = place(keep, { sends: 'name-value', name: 'STRIPE_KEY' })
    await fixture.hand.put(at, content(newKey), null)
    expect(given()).toBe(`STRIPE_KEY=${newKey}\n`)
  })

  it('is given the credential ID where it takes that', async () => {
    await fixture.hand.put(place(keep, { part: 'credential-id' }), content(newKey, 'id_1'), null)
    expect(given()).toBe('id_1')
  })

  it('gives back what the program said, without the keys', async () => {
    const at = place(`console.log('Saved', read, 'in place of sk_old_0123456789ab')`)
    const put = await fixture.hand.put(at, content(newKey), content('sk_old_0123456789ab'))
    expect(put.output).toBe('Saved ••••• in place of •••••')
  })

  it('fails with what the program said, without the keys', async () => {
    const at = place(
      `console.error('denied:', read, Buffer.from(read).toString('base64')); process.exit(2)`,
    )
    const failure: unknown = await fixture.hand
      .put(at, content(newKey), null)
      .catch((e: unknown) => e)
    expect(failure).toBeInstanceOf(CommandFailure)
    expect(failure).toMatchObject({ code: 'command-failed', output: 'denied: ••••• •••••' })
    expect((await failureOf(Promise.reject(failure as Error))).words).not.toContain('zzC39')
  })

  it('keeps the last two thousand characters of a hundred megabytes', async () => {
    const at = place(
      `for (let n = 0; n < 100; n += 1) if (!process.stdout.write((read + ' ').repeat(29_000)))
         await new Promise((go) => process.stdout.once('drain', go))
       for (let n = 0; n < 900; n += 1) process.stdout.write('end ')`,
    )
    const { output } = await fixture.hand.put(at, content(newKey), null)
    expect(output?.length).toBe(2_000)
    expect(output).toMatch(/^[end ]+$/)
  })

  it('fails where its time is over', async () => {
    const at = place(`console.log('waiting'); setInterval(() => {}, 1000)`, { seconds: 2 })
    const failure: unknown = await fixture.hand
      .put(at, content(newKey), null)
      .catch((e: unknown) => e)
    expect(failure).toMatchObject({ code: 'command-timeout', output: 'waiting' })
  })

  it('is told nothing where the work was stopped before', async () => {
    const { caller, account } = place(keep)
    const at = { caller, account, signal: AbortSignal.abort() }
    const { code } = await failureOf(fixture.hand.put(at, content(newKey), null))
    expect([code, existsSync(fixture.path('read'))]).toEqual(['command-timeout', false])
  })

  it.each([
    ['the key in an argument', { argv: ['echo', `--key=${newKey}`] }, 'bad-request'],
    ['a line without a name', { sends: 'name-value' }, 'bad-request'],
    ['a program that is not there', { argv: ['keyturn-none'] }, 'command-missing'],
    ['a folder that is not there', { folder: '/keyturn/none' }, 'place-missing'],
    ['a key without that half', { part: 'credential-id' }, 'no-secret'],
  ])('refuses %s', async (_what, changes, code) => {
    const failure = await failureOf(fixture.hand.put(place(keep, changes), content(newKey), null))
    expect([failure.code, existsSync(fixture.path('read'))]).toEqual([code, false])
    expect(failure.words).not.toContain('zzC39')
  })

  it('refuses a key of two lines where it would name a second variable', async () => {
    const at = place(keep, { sends: 'name-value', name: 'A' })
    const { code } = await failureOf(fixture.hand.put(at, content('one\nB=two'), null))
    expect([code, existsSync(fixture.path('read'))]).toEqual(['bad-request', false])
  })

  it('refuses nothing at all', async () => {
    expect((await failureOf(fixture.hand.put(place(keep), nothing, null))).code).toBe('no-secret')
  })

  it('cannot be looked at, counts at once, and shows what it is given', async () => {
    const at = place(keep, { name: 'STRIPE_KEY' })
    expect(await fixture.hand.look(at)).toEqual({ content: null, line: null, facts: [] })
    expect(await fixture.hand.isDeployed(at, 0)).toBe(true)
    const diff = await fixture.hand.diff(at, { from: null, to: content(newKey) })
    expect(diff.lines).toEqual([
      { number: null, sign: 'added', text: 'STRIPE_KEY = sk_live_•••••NEW9' },
    ])
  })
})

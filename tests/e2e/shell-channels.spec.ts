import type { Page } from '@playwright/test'
import type { Channel } from '../../src-shared/ipc-channels.ts'
import { hostChannels, shellChannels } from '../../src-shared/ipc-channels.ts'
import type { Reply } from '../../src-shared/ipc-contract.ts'
import { junkFor } from './corpus/junk.ts'
import { validInputs } from './corpus/valid-inputs.ts'
import { expect } from './fixture.ts'
import { ask, askAtOnce, test } from './shell-probes.ts'

// E17: every call of the closed lists is sent junk over the real bridge, and asked for while locked.

type Probe = { readonly channel: Channel; readonly valid: unknown }
type Answer = readonly [name: string, reply: Reply<unknown>]

// Carried into the page by its text: a map or a key named __proto__ would not survive the test's wire.
async function sendJunk(junkOf: typeof junkFor, probe: Probe): Promise<Answer[]> {
  const calls = Reflect.get(globalThis, 'keyturn') as Record<
    string,
    (input: unknown) => Promise<Reply<unknown>>
  >
  const answers: Answer[] = []
  for (const [name, junk] of junkOf(probe.valid)) {
    const reply = await calls[probe.channel]?.(junk)
    answers.push([name, reply ?? { ok: true, value: 'no such call' }])
  }
  return answers
}

function answersToJunk(page: Page, probe: Probe): Promise<Answer[]> {
  const script = `(${sendJunk.toString()})(${junkFor.toString()}, ${JSON.stringify(probe)})`
  return page.evaluate<Answer[]>(script)
}

// The page has no such call: where a file lies is told by the preload alone.
const pageChannels = shellChannels.filter((channel) => channel !== 'files.dropped')

const refused = { ok: false, code: 'bad-request' }

function inTens(channels: readonly Channel[]): readonly (readonly Channel[])[] {
  const tens = Array.from({ length: Math.ceil(channels.length / 10) }, (_, ten) => ten * 10)
  return tens.map((from) => channels.slice(from, from + 10))
}

// The functions below share one page: what is refused leaves nothing behind.
test.describe('junk', () => {
  for (const group of [...inTens(hostChannels), pageChannels]) {
    test(`E17 refuses junk sent to ${group.join(', ')}`, async ({ page }) => {
      for (const channel of group) {
        await test.step(channel, async () => {
          const answers = await answersToJunk(page, { channel, valid: validInputs[channel] })
          expect(answers.length).toBeGreaterThan(12)
          for (const [name, reply] of answers) {
            expect(reply, `${channel} given ${name}`).toEqual(refused)
          }
        })
      }
    })
  }
})

const openToAll: readonly Channel[] = ['vault.state', 'passphrase.suggest', 'guides.list']
const forLocked: readonly Channel[] = [
  ...(['vault.create', 'vault.unlock', 'copies.restore'] as const),
  ...(['salvage.read', 'salvage.keep'] as const),
]
// What people have is found before they have a vault; only to keep it they need one.
const isFinding = (channel: Channel) => channel.startsWith('intake.') && channel !== 'intake.keep'
// Trying a copy needs no open vault, and is answered with what is wrong with the copy.
const alwaysServed: readonly Channel[] = [...openToAll, 'copies.drill']
const forUnlocked = hostChannels.filter(
  (channel) =>
    !alwaysServed.includes(channel) && !forLocked.includes(channel) && !isFinding(channel),
)

test('E17 refuses every call for an open vault while it is locked', async ({ page }) => {
  for (const channel of forUnlocked) {
    expect(await ask(page, channel, validInputs[channel]), channel).toEqual({
      ok: false,
      code: 'not-allowed-now',
    })
  }
})

test('E17 answers what is open to all while it is locked', async ({ page }) => {
  for (const channel of openToAll) {
    expect(await ask(page, channel, validInputs[channel]), channel).toMatchObject({ ok: true })
  }
})

test('E17 lists what was found while it is locked, and keeps none of it', async ({ page }) => {
  const text = 'LEDGER_API_KEY=q8Zr2LxV5nPw7TcYd3JmBh6KsG4f'
  expect(await ask(page, 'intake.paste', { text })).toMatchObject({ ok: true })

  expect(await ask(page, 'intake.list', validInputs['intake.list'])).toMatchObject({
    ok: true,
    value: { total: 1 },
  })
  expect(await ask(page, 'intake.keep', null)).toEqual({ ok: false, code: 'not-allowed-now' })
})

test('E17 says of a copy that is nowhere that it is none, while it is locked', async ({ page }) => {
  expect(await ask(page, 'copies.drill', validInputs['copies.drill'])).toEqual({
    ok: false,
    code: 'copy-unknown',
  })
})

test('E17 refuses to create or unlock a second vault beside an open one', async ({ page }) => {
  expect(await ask(page, 'vault.create', validInputs['vault.create'])).toMatchObject({ ok: true })

  for (const channel of forLocked) {
    expect(await ask(page, channel, validInputs[channel]), channel).toEqual({
      ok: false,
      code: 'not-allowed-now',
    })
  }
})

test('E17 refuses calls of a rate that no person has', async ({ page }) => {
  const replies = await askAtOnce(page, { channel: 'app.activity', times: 300 })

  expect(replies).toContain('ok')
  expect(replies).toContain('too-many-requests')
})

import { describe, expect, it } from 'vitest'
import { answerRequest, type Gate, type HostHandlers } from '../../../src-host/serve.ts'
import { VaultError } from '../../../src-shared/errors.ts'
import { hostChannels } from '../../../src-shared/ipc-channels.ts'

const open: Gate = () => null

/** Handlers of which only those that a test names may be called. */
function handlers(some: Partial<HostHandlers>): HostHandlers {
  const refuse = () => {
    throw new TypeError('this handler is not to be reached')
  }
  const all = Object.fromEntries(hostChannels.map((channel) => [channel, refuse]))
  return Object.assign(all, some) as unknown as HostHandlers
}

describe('answering a request', () => {
  it('serves what is asked for and answers under the same number', async () => {
    const serving = handlers({ 'passphrase.suggest': () => ({ passphrase: 'six words' }) })

    const answer = await answerRequest(serving, open, {
      ...{ id: 7, channel: 'passphrase.suggest', input: null },
    })

    expect(answer).toEqual({ id: 7, reply: { ok: true, value: { passphrase: 'six words' } } })
  })

  it('does not answer what is no request at all', async () => {
    for (const junk of [null, 1, 'x', {}, { id: 0, channel: 'a', input: 1 }, { id: 1 }]) {
      expect(await answerRequest(handlers({}), open, junk)).toBeNull()
    }
  })

  it.each(['nothing.known', 'constructor', '__proto__', 'toString'])(
    'refuses the unknown channel %s',
    async (channel) => {
      const answer = await answerRequest(handlers({}), open, { id: 1, channel, input: null })

      expect(answer?.reply).toEqual({ ok: false, code: 'bad-request' })
    },
  )

  it.each(hostChannels)('refuses junk on %s before its handler is reached', async (channel) => {
    const polluting: unknown = JSON.parse('{"__proto__":{"a":1},"b":2}')
    const junk = [1, 'x', [], { surprise: true }, undefined, polluting]
    for (const input of junk) {
      const answer = await answerRequest(handlers({}), open, { id: 1, channel, input })
      expect(answer?.reply).toEqual({ ok: false, code: 'bad-request' })
    }
  })

  it('answers what the gate says and does not serve', async () => {
    const request = { id: 1, channel: 'passphrase.suggest', input: null }

    const answer = await answerRequest(handlers({}), () => 'not-allowed-now', request)

    expect(answer?.reply).toEqual({ ok: false, code: 'not-allowed-now' })
  })

  it('turns what a handler throws into a code, and never into words', async () => {
    const request = { id: 1, channel: 'passphrase.suggest', input: null }
    const known = handlers({
      'passphrase.suggest': () => {
        throw new VaultError('disk-full')
      },
    })
    const unknown = handlers({
      'passphrase.suggest': () => {
        throw new Error('sk_live_secret in a message')
      },
    })

    expect((await answerRequest(known, open, request))?.reply).toEqual({
      ok: false,
      code: 'disk-full',
    })
    expect((await answerRequest(unknown, open, request))?.reply).toEqual({
      ...{ ok: false, code: 'internal' },
    })
  })

  it('does not let a handler leak a field that the contract does not name', async () => {
    const request = { id: 1, channel: 'passphrase.suggest', input: null }
    const leaking = handlers({
      'passphrase.suggest': () => ({ passphrase: 'words', vaultKey: 'never' }),
    })

    expect((await answerRequest(leaking, open, request))?.reply).toEqual({
      ...{ ok: false, code: 'internal' },
    })
  })
})

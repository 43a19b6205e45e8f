import { describe, expect, it } from 'vitest'
import { shellServer, type ShellHandlers } from '../../../../src-main/ipc/serve-shell.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { shellChannels } from '../../../../src-shared/ipc-channels.ts'
import type { AppInfo } from '../../../../src-shared/ipc-contract.ts'
import { AppSettings } from '../../../../src-shared/policy.ts'
import { junkFor } from '../../../e2e/corpus/junk.ts'
import { validInputs } from '../../../e2e/corpus/valid-inputs.ts'

const settings = AppSettings.parse({})
const info: AppInfo = {
  runsOn: 'stand-in',
  version: '0.1.0',
  platform: 'linux',
  place: null,
  vaults: [],
  ownVaults: [],
  settings,
  lockedBecause: null,
  cutOff: false,
}

function server(change: Partial<ShellHandlers> = {}) {
  const served: string[] = []
  const done = (name: string) => () => {
    served.push(name)
    return null
  }
  const handlers: ShellHandlers = {
    'app.info': () => {
      served.push('app.info')
      return info
    },
    'app.lock': done('app.lock'),
    'app.activity': done('app.activity'),
    'practice.prepare': done('practice.prepare'),
    'practice.leave': done('practice.leave'),
    'settings.set': () => {
      served.push('settings.set')
      return settings
    },
    'text.copy': done('text.copy'),
    'dialog.choose': () => {
      served.push('dialog.choose')
      return { path: null, available: true }
    },
    'files.dropped': () => {
      served.push('files.dropped')
      return { folders: [], files: [] }
    },
    'vaults.add': done('vaults.add'),
    'vaults.openFile': () => {
      served.push('vaults.openFile')
      return { key: null }
    },
    'vaults.switch': done('vaults.switch'),
    'vaults.forget': done('vaults.forget'),
    ...change,
  }
  const gate = {
    isTrusted: (event: 'ours' | 'forged' | 'hurried') => event !== 'forged',
    isAllowedNow: () => !isHurried,
  }
  let isHurried = false
  return { serve: shellServer(gate, handlers), served, hurry: () => (isHurried = true) }
}

describe.each(shellChannels)('the call %s', (channel) => {
  const input = validInputs[channel]

  it('is served', async () => {
    const { serve, served } = server()

    expect(await serve('ours', { channel, input })).toMatchObject({ ok: true })
    expect(served).toEqual([channel])
  })

  it('is refused from any other sender', async () => {
    const { serve, served } = server()

    expect(await serve('forged', { channel, input })).toEqual({ ok: false, code: 'bad-request' })
    expect(served).toEqual([])
  })

  it('is refused beyond the rate', async () => {
    const { serve, served, hurry } = server()
    hurry()

    expect(await serve('ours', { channel, input })).toEqual({
      ok: false,
      code: 'too-many-requests',
    })
    expect(served).toEqual([])
  })

  it.each(junkFor(input))('refuses %s', async (_name, junk) => {
    const { serve, served } = server()

    expect(await serve('ours', { channel, input: junk })).toEqual({
      ok: false,
      code: 'bad-request',
    })
    expect(served).toEqual([])
  })
})

describe('the loop', () => {
  it.each([
    undefined,
    null,
    'app.info',
    [],
    {},
    { channel: 'app.info' },
    { channel: 'app.quit', input: null },
    { channel: 'vault.unlock', input: null },
    { channel: 'toString', input: null },
    { channel: '__proto__', input: null },
    { channel: ['app.info'], input: null },
    { channel: 'app.info', input: null, more: 1 },
  ])('refuses the message %j', async (message) => {
    const { serve, served } = server()

    expect(await serve('ours', message)).toEqual({ ok: false, code: 'bad-request' })
    expect(served).toEqual([])
  })

  it('answers what was thrown as a code, and nothing else of it', async () => {
    const throwing = (thrown: Error) =>
      server({ 'app.activity': () => Promise.reject(thrown) }).serve('ours', {
        channel: 'app.activity',
        input: null,
      })

    expect(await throwing(new VaultError('disk-full'))).toEqual({ ok: false, code: 'disk-full' })
    expect(await throwing(new Error('canary'))).toEqual({ ok: false, code: 'internal' })
  })

  it('does not let out what is not in the contract', async () => {
    const loose = { ...info, path: '/home/ada' }
    const { serve } = server({ 'app.info': () => loose })

    expect(await serve('ours', { channel: 'app.info', input: null })).toEqual({
      ok: false,
      code: 'internal',
    })
  })
})

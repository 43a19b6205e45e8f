import { describe, expect, it } from 'vitest'
import { shellHandlers, type ShellDeps } from '../../../../src-main/ipc/handlers.ts'
import type { LockReason } from '../../../../src-main/lock.ts'
import { AppSettings } from '../../../../src-shared/policy.ts'

const settings = AppSettings.parse({})

function handlersWith(change: Partial<ShellDeps> = {}) {
  const locks: LockReason[] = []
  const deps: ShellDeps = {
    about: { runsOn: 'stand-in', version: '0.1.0', platform: 'linux' },
    vaultFiles: () => [
      { place: 'own', fileName: 'vault.keyturn', exists: false },
      { place: 'practice', fileName: 'practice.keyturn', exists: true },
    ],
    settings: { current: settings },
    changeSettings: () => settings,
    lock: {
      note: { reason: 'idle', cutOff: false },
      now: (reason) => {
        locks.push(reason)
        return Promise.resolve()
      },
    },
    activity: () => undefined,
    practice: {
      settled: Promise.resolve(),
      prepare: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    },
    ...change,
  }
  return { handlers: shellHandlers(deps), locks }
}

describe('app.info', () => {
  it('tells what the page begins with', async () => {
    expect(await handlersWith().handlers['app.info'](null)).toEqual({
      runsOn: 'stand-in',
      version: '0.1.0',
      platform: 'linux',
      place: 'practice',
      vaults: [
        { place: 'own', fileName: 'vault.keyturn', exists: false },
        { place: 'practice', fileName: 'practice.keyturn', exists: true },
      ],
      settings,
      lockedBecause: 'idle',
      cutOff: false,
    })
  })

  it('waits until practice is deleted', async () => {
    let isDeleted = false
    const settled = new Promise<void>((resolve) =>
      setImmediate(() => {
        isDeleted = true
        resolve()
      }),
    )
    const practice = { settled, prepare: () => settled, leave: () => settled }
    const { handlers } = handlersWith({
      practice,
      vaultFiles: () => [{ place: 'practice', fileName: 'x', exists: !isDeleted }],
    })

    expect(await handlers['app.info'](null)).toMatchObject({ place: null })
  })
})

describe('app.lock', () => {
  it('tells a panic from a lock', async () => {
    const { handlers, locks } = handlersWith()

    await handlers['app.lock']({ panic: false })
    await handlers['app.lock']({ panic: true })

    expect(locks).toEqual(['button', 'panic'])
  })
})

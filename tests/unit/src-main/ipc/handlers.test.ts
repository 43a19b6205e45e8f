import { describe, expect, it } from 'vitest'
import { shellHandlers, type ShellDeps } from '../../../../src-main/ipc/handlers.ts'
import type { LockReason } from '../../../../src-main/lock.ts'
import type { VaultFile } from '../../../../src-main/profile.ts'
import { AppSettings } from '../../../../src-shared/policy.ts'

const settings = AppSettings.parse({})

function vaultFile(place: 'own' | 'practice', exists: boolean): VaultFile {
  const told = { fileName: `${place}.keyturn`, known: exists, folder: '/vaults' }
  return { place, exists, ...told, syncedBy: null, conflictCopies: [] }
}

const twoFiles = [vaultFile('own', false), vaultFile('practice', true)]

function handlersWith(change: Partial<ShellDeps> = {}) {
  const locks: LockReason[] = []
  const deps: ShellDeps = {
    about: { runsOn: 'stand-in', version: '0.1.0', platform: 'linux' },
    vaultFiles: () => twoFiles,
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
    copyText: () => Promise.resolve(true),
    choose: ({ what }) => Promise.resolve({ path: `/${what}`, available: true }),
    practice: {
      settled: Promise.resolve(),
      prepare: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    },
    ...change,
  }
  return { handlers: shellHandlers(deps), locks }
}

describe('text.copy', () => {
  it('copies, and says so where the clipboard did not take it', async () => {
    const copied: string[] = []
    const copyText = (text: string): Promise<boolean> => {
      copied.push(text)
      return Promise.resolve(true)
    }

    await handlersWith({ copyText }).handlers['text.copy']({ text: 'a notice' })
    const refused = handlersWith({ copyText: () => Promise.resolve(false) })

    expect(copied).toEqual(['a notice'])
    await expect(refused.handlers['text.copy']({ text: 'a notice' })).rejects.toMatchObject({
      code: 'clipboard-unavailable',
    })
  })
})

describe('app.info', () => {
  it('tells what the page begins with', async () => {
    expect(await handlersWith().handlers['app.info'](null)).toEqual({
      runsOn: 'stand-in',
      version: '0.1.0',
      platform: 'linux',
      place: 'practice',
      vaults: twoFiles,
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
      vaultFiles: () => [vaultFile('practice', !isDeleted)],
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

describe('dialog.choose', () => {
  it('answers with what was chosen', async () => {
    const choose = handlersWith().handlers['dialog.choose']

    expect(await choose({ what: 'copy', proposedName: null })).toEqual({
      path: '/copy',
      available: true,
    })
  })
})

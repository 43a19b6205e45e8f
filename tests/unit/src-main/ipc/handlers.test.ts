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

const shownVault = {
  ...{ key: 'own', fileName: 'own.keyturn', folder: '/vaults', exists: false },
  ...{ isShown: true, isOpen: false, idleLockMinutes: 5 },
}

const vaults: ShellDeps['vaults'] = {
  files: () => twoFiles,
  listed: () => [shownVault],
  settings,
  add: () => undefined,
  openFile: () => Promise.resolve(null),
  switch: () => undefined,
  forget: () => Promise.resolve(),
}

function handlersWith(change: Partial<ShellDeps> = {}) {
  const locks: LockReason[] = []
  const granted: string[] = []
  const deps: ShellDeps = {
    about: { runsOn: 'stand-in', version: '0.1.0', platform: 'linux' },
    vaults,
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
    sortDropped: (paths) => Promise.resolve({ folders: paths.slice(0, 1), files: paths.slice(1) }),
    granting: () => (paths) => granted.push(...paths),
    practice: {
      settled: Promise.resolve(),
      prepare: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    },
    ...change,
  }
  return { handlers: shellHandlers(deps), locks, granted }
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
      ownVaults: [shownVault],
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
      vaults: { ...vaults, files: () => [vaultFile('practice', !isDeleted)] },
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

describe('what may be read', () => {
  it.each(['find-folder', 'import-file'] as const)('is a %s that was chosen', async (what) => {
    const { handlers, granted } = handlersWith()
    await handlers['dialog.choose']({ what, proposedName: null })

    expect(granted).toEqual([`/${what}`])
  })

  it.each(['backup-folder', 'copy', 'place-file', 'place-folder', 'export-file'] as const)(
    'is no %s',
    async (what) => {
      const { handlers, granted } = handlersWith()
      await handlers['dialog.choose']({ what, proposedName: null })

      expect(granted).toEqual([])
    },
  )

  it('is nothing where nothing was chosen', async () => {
    const choose = () => Promise.resolve({ path: null, available: true })
    const { handlers, granted } = handlersWith({ choose })
    await handlers['dialog.choose']({ what: 'find-folder', proposedName: null })

    expect(granted).toEqual([])
  })

  it('is for the page that asked: who may grant is settled before the person is asked', async () => {
    const order: string[] = []
    const choose = () => {
      order.push('choose')
      return Promise.resolve({ path: '/a', available: true })
    }
    const sortDropped = () => {
      order.push('sort')
      return Promise.resolve({ folders: ['/a'], files: [] })
    }
    const granting = () => {
      order.push('page')
      return () => order.push('grant')
    }
    const { handlers } = handlersWith({ choose, sortDropped, granting })
    await handlers['dialog.choose']({ what: 'find-folder', proposedName: null })
    await handlers['files.dropped']({ paths: ['/a'] })

    expect(order).toEqual(['page', 'choose', 'grant', 'page', 'sort', 'grant'])
  })

  it('is what was dropped, as far as it is a folder or a file', async () => {
    const sortDropped = () => Promise.resolve({ folders: ['/a'], files: ['/b'] })
    const { handlers, granted } = handlersWith({ sortDropped })
    const sorted = await handlers['files.dropped']({ paths: ['/a', '/b', '/dev/null'] })

    expect(sorted).toEqual({ folders: ['/a'], files: ['/b'] })
    expect(granted).toEqual(['/a', '/b'])
  })
})

describe('the vaults', () => {
  it('are added, opened, switched and forgotten', async () => {
    const done: string[] = []
    const { handlers } = handlersWith({
      vaults: {
        ...vaults,
        add: (fileName) => done.push(`add ${fileName}`),
        openFile: () => Promise.resolve('00112233445566aa'),
        switch: (key) => done.push(`switch ${key}`),
        forget: (key) => {
          done.push(`forget ${key}`)
          return Promise.resolve()
        },
      },
    })
    await handlers['vaults.add']({ fileName: 'Client' })
    await handlers['vaults.switch']({ key: 'own' })
    await handlers['vaults.forget']({ key: 'own' })

    expect(await handlers['vaults.openFile'](null)).toEqual({ key: '00112233445566aa' })
    expect(done).toEqual(['add Client', 'switch own', 'forget own'])
  })

  it('begin with making the one that was only given a name', async () => {
    const named = { ...shownVault, key: '00112233445566aa' }
    const { handlers } = handlersWith({ vaults: { ...vaults, listed: () => [named] } })

    expect(await handlers['app.info'](null)).toMatchObject({ place: 'own' })
  })
})

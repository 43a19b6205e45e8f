import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { Chooser, type ChooserDeps } from '../../../src-main/chooser.ts'
import { limits } from '../../../src-shared/policy.ts'

const copy = { what: 'copy', proposedName: null } as const

function chooserWith(answer: Partial<ChooserDeps>) {
  const asked: (OpenDialogOptions | SaveDialogOptions)[] = []
  const chooser = new Chooser({
    hasWindow: () => true,
    open: (options) => {
      asked.push(options)
      return Promise.resolve({ canceled: false, filePaths: ['/chosen'] })
    },
    save: (options) => {
      asked.push(options)
      return Promise.resolve({ canceled: false, filePath: '/chosen/keys.csv' })
    },
    ...answer,
  })
  return { chooser, asked }
}

describe('choosing', () => {
  it('asks for a folder where backups go', async () => {
    const { chooser, asked } = chooserWith({})

    const chosen = await chooser.choose({ what: 'backup-folder', proposedName: null })

    expect(chosen).toEqual({ path: '/chosen', available: true })
    expect(asked).toMatchObject([{ properties: ['openDirectory', 'createDirectory'] }])
  })

  it('asks for a copy by the endings of backups and vaults', async () => {
    const { chooser, asked } = chooserWith({})

    await chooser.choose(copy)

    expect(asked[0]?.filters?.[0]?.extensions).toEqual(['keyturn-backup', 'keyturn'])
  })

  it.each([
    ['place-file', 'openFile'],
    ['place-folder', 'openDirectory'],
    ['find-folder', 'openDirectory'],
    ['import-file', 'openFile'],
  ] as const)('asks for a %s with the hidden ones, where keys often stand', async (what, opens) => {
    const { chooser, asked } = chooserWith({})

    await chooser.choose({ what, proposedName: null })

    expect(asked[0]?.properties).toEqual([opens, 'showHiddenFiles', 'dontAddToRecent'])
  })

  it('asks for a vault by its ending, and for one thing at a time', async () => {
    const { chooser, asked } = chooserWith({})

    const both = await Promise.all([chooser.chooseVault(), chooser.chooseVault()])

    expect(both.map(({ path }) => path)).toEqual(['/chosen', null])
    expect(asked).toHaveLength(1)
    expect(asked[0]?.filters?.[0]?.extensions).toEqual(['keyturn'])
  })

  it.each([
    ['keys.csv', 'keys.csv'],
    ['../../.ssh/authorized_keys', 'authorized_keys'],
    ['..\\..\\start.bat', 'start.bat'],
  ])('takes of %s only the last part for a new file', async (proposedName, defaultPath) => {
    const { chooser, asked } = chooserWith({})

    const chosen = await chooser.choose({ what: 'export-file', proposedName })

    expect(chosen.path).toBe('/chosen/keys.csv')
    expect(asked).toMatchObject([{ defaultPath }])
  })

  it('answers with nothing where the person chose nothing', async () => {
    const { chooser } = chooserWith({
      open: () => Promise.resolve({ canceled: true, filePaths: [] }),
      save: () => Promise.resolve({ canceled: true, filePath: '' }),
    })

    expect(await chooser.choose(copy)).toEqual({ path: null, available: true })
    expect(await chooser.choose({ what: 'export-file', proposedName: 'x' })).toEqual({
      ...{ path: null, available: true },
    })
  })

  it('refuses a path that is longer than any call takes', async () => {
    const filePaths = [`/${'x'.repeat(limits.path)}`]
    const { chooser } = chooserWith({
      open: () => Promise.resolve({ canceled: false, filePaths }),
    })

    expect(await chooser.choose(copy)).toEqual({ path: null, available: true })
  })

  it('says that a path must be typed where there are no dialogs', async () => {
    const { chooser } = chooserWith({
      open: () => Promise.reject(new Error('install zenity')),
    })

    expect(await chooser.choose(copy)).toEqual({ path: null, available: false })
  })

  it('opens one dialog at a time, and the next when it is closed', async () => {
    const { promise, resolve } = Promise.withResolvers<{ canceled: boolean; filePaths: string[] }>()
    let opened = 0
    const { chooser } = chooserWith({
      open: () => {
        opened += 1
        return promise
      },
    })

    const first = chooser.choose(copy)
    expect(await chooser.choose(copy)).toEqual({ path: null, available: true })
    expect(opened).toBe(1)
    resolve({ canceled: false, filePaths: ['/chosen'] })

    expect(await first).toEqual({ path: '/chosen', available: true })
    await chooser.choose(copy)
    expect(opened).toBe(2)
  })

  it('asks nobody without a window', async () => {
    const { chooser, asked } = chooserWith({ hasWindow: () => false })

    expect(await chooser.choose(copy)).toEqual({ path: null, available: true })
    expect(asked).toEqual([])
  })
})

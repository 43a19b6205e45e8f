import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { appStart, appStore } from '../../../../src-renderer/stores/app.ts'
import {
  backupStart,
  backupStore,
  forgetBackup,
  putBackup,
  reloadBackup,
} from '../../../../src-renderer/stores/backup.ts'
import type { BackupState } from '../../../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../../../src-shared/errors.ts'
import type { Place, Reply, VaultState } from '../../../../src-shared/ipc-contract.ts'

const state: BackupState = {
  ...{ folder: '/backups', keep: 10, last: null, stale: true, trouble: null },
  ...{ drilledAt: null, files: [], syncedBy: null },
}

let asked: boolean[]
let answers: ((reply: Reply<BackupState>) => void)[]

beforeEach(() => {
  asked = []
  answers = []
  vi.stubGlobal('window', {
    keyturn: {
      'backup.state': ({ withFiles }: { withFiles: boolean }) => {
        asked.push(withFiles)
        return new Promise((answer) => answers.push(answer))
      },
    },
  })
  open('own')
})

afterEach(() => {
  forgetBackup()
  appStore.setState(appStart, true)
  vi.unstubAllGlobals()
})

function open(place: Place): void {
  const vault: VaultState = {
    ...{ state: 'unlocked', place, readOnly: null, firstOpening: false },
    ...{ failedUnlocks: 0, recoveryCode: 'none' },
  }
  appStore.setState({ vault })
}

function answer(index: number, keep: number): void {
  answers[index]?.({ ok: true, value: { ...state, keep } })
}

function refuse(index: number, code: ErrorCode): void {
  answers[index]?.({ ok: false, code })
}

describe('how the backups stand', () => {
  it('is read for one’s own vault', async () => {
    const reading = reloadBackup()
    answer(0, 10)
    await reading

    expect(backupStore.getState()).toEqual({ state, hasFiles: false, failed: null })
  })

  it('looks into the folder only while the settings show its files', async () => {
    const outside = reloadBackup()
    answer(0, 10)
    await outside
    expect(backupStore.getState().hasFiles).toBe(false)

    appStore.setState({ route: { screen: 'settings' } })
    const inside = reloadBackup()
    answer(1, 10)
    await inside
    expect(backupStore.getState().hasFiles).toBe(true)
    expect(asked).toEqual([false, true])
  })

  it('is not asked of the sample keys, which have none', async () => {
    open('practice')
    await reloadBackup()

    expect(answers).toHaveLength(0)
  })

  it('says why it could not be read and keeps what it knew', async () => {
    putBackup(state)
    const reading = reloadBackup()
    refuse(0, 'host-gone')
    await reading

    expect(backupStore.getState()).toEqual({ state, hasFiles: true, failed: 'host-gone' })
  })

  it('shows the latest answer whatever the order in which they come', async () => {
    const readings = [reloadBackup(), reloadBackup()]
    answer(1, 2)
    answer(0, 1)
    await Promise.all(readings)

    expect(backupStore.getState().state?.keep).toBe(2)
  })

  it('takes no answer that was asked for before a change or before locking', async () => {
    const before = reloadBackup()
    putBackup({ ...state, keep: 7 })
    answer(0, 1)
    await before
    expect(backupStore.getState().state?.keep).toBe(7)

    const late = reloadBackup()
    forgetBackup()
    answer(1, 1)
    await late
    expect(backupStore.getState()).toEqual(backupStart)
  })
})

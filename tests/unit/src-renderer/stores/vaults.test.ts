import { describe, expect, it } from 'vitest'
import {
  idleMinutesOf,
  ownVaultsOf,
  vaultAtNumber,
} from '../../../../src-renderer/stores/vaults.ts'
import type { AppInfo, ListedVault } from '../../../../src-shared/app-info.ts'
import type { VaultState } from '../../../../src-shared/ipc-contract.ts'
import { AppSettings } from '../../../../src-shared/policy.ts'

const shown: ListedVault = {
  ...{ key: 'own', fileName: 'vault.keyturn', folder: '/home/ann', exists: true },
  ...{ isShown: true, isOpen: true, idleLockMinutes: 30 },
}
const other = { ...shown, key: '00112233445566aa', isShown: false, idleLockMinutes: 3 }

function infoWith(ownVaults: ListedVault[]): AppInfo {
  return {
    ...{ runsOn: 'electron', version: '0.1.0', platform: 'linux', place: 'own', vaults: [] },
    ...{ ownVaults, settings: AppSettings.parse({ idleLockMinutes: 10 }) },
    ...{ lockedBecause: null, cutOff: false },
  }
}

describe('the idle time of the window', () => {
  it('is the shortest of all open vaults', () => {
    expect(idleMinutesOf(infoWith([shown, other]))).toBe(3)
  })

  it('is its own where no other is open, by the settings as they are now', () => {
    expect(idleMinutesOf(infoWith([shown, { ...other, isOpen: false }]))).toBe(10)
    expect(idleMinutesOf(infoWith([shown]))).toBe(10)
  })
})

describe('a number key', () => {
  const info = infoWith([shown, other])
  const open: VaultState = {
    ...{ state: 'unlocked', place: 'own', readOnly: null, firstOpening: false },
    ...{ failedUnlocks: 0, recoveryCode: 'confirmed' },
  }

  it('shows the vault at its place in the list, open or not', () => {
    expect(vaultAtNumber({ info, vault: open }, 2)).toBe(other)
    expect(vaultAtNumber({ info, vault: null }, 2)).toBe(other)
  })

  it('changes nothing for the shown one, for none, and among the sample keys', () => {
    expect(vaultAtNumber({ info, vault: open }, 1)).toBeNull()
    expect(vaultAtNumber({ info, vault: open }, 3)).toBeNull()
    expect(vaultAtNumber({ info, vault: { ...open, place: 'practice' } }, 2)).toBeNull()
  })
})

describe('the list of vaults', () => {
  it('is the same empty one as long as nothing is known', () => {
    expect(ownVaultsOf({ info: null })).toBe(ownVaultsOf({ info: null }))
  })
})

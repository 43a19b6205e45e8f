import { describe, expect, it } from 'vitest'
import {
  isOpenedBehind,
  missingVault,
  routeFor,
} from '../../../../src-renderer/stores/first-route.ts'
import type { AppInfo } from '../../../../src-shared/ipc-contract.ts'

const open = { state: 'unlocked', place: 'own', readOnly: null } as const
const shut = { state: 'locked', place: null, readOnly: null } as const
const own: AppInfo['vaults'][number] = {
  ...{ place: 'own', fileName: 'vault.keyturn', folder: '/home/ann', syncedBy: null },
  ...{ exists: true, known: true, conflictCopies: [] },
}
const vaults = [own]

describe('routeFor', () => {
  it('begins with the first run where no vault exists', () => {
    expect(routeFor({ place: null, vaults: [] }, shut)).toEqual({ screen: 'first-run' })
  })

  it('unlocks the vault that the page is for', () => {
    for (const place of ['own', 'practice'] as const)
      expect(routeFor({ place, vaults }, shut)).toEqual({ screen: 'unlock', place })
  })

  it('asks for no passphrase of a vault whose file is missing', () => {
    const missing = [{ ...own, exists: false }]

    expect(routeFor({ place: 'own', vaults: missing }, shut)).toEqual({ screen: 'first-run' })
    expect(routeFor({ place: 'own', vaults: missing }, open)).toEqual({ screen: 'keys' })
  })

  it('makes a vault that was only given a name', () => {
    const named = [{ ...own, exists: false, known: false }]

    expect(routeFor({ place: 'own', vaults: named }, shut)).toEqual({
      screen: 'create',
      place: 'own',
    })
    expect(routeFor({ place: null, vaults: named }, shut)).toEqual({ screen: 'first-run' })
    expect(routeFor({ place: 'practice', vaults: named }, shut).screen).toBe('unlock')
  })

  it('shows the keys of an open vault, of whichever one is open', () => {
    expect(routeFor({ place: 'practice', vaults }, open)).toEqual({ screen: 'keys' })
  })

  it('keeps a vault that may only be read on the unlock screen until the person chose', () => {
    for (const readOnly of ['rolled-back', 'forked'] as const)
      expect(routeFor({ place: 'own', vaults }, { ...open, readOnly })).toEqual({
        screen: 'unlock',
        place: 'own',
      })
  })
})

describe('a vault opened behind the screen', () => {
  const unlock = { route: { screen: 'unlock', place: 'own' }, holds: 0 } as const

  it('is one that nothing on a screen outside waits for', () => {
    expect(isOpenedBehind(unlock, open)).toBe(true)
    expect(isOpenedBehind({ ...unlock, holds: 1 }, open)).toBe(false)
    expect(isOpenedBehind({ ...unlock, route: { screen: 'keys' } }, open)).toBe(false)
  })

  it('is none that is locked, or that may only be read until the person chose', () => {
    expect(isOpenedBehind(unlock, shut)).toBe(false)
    expect(isOpenedBehind(unlock, { ...open, readOnly: 'forked' })).toBe(false)
  })
})

describe('a missing vault', () => {
  it('is one that this computer knew and that is not there', () => {
    const missing = { ...own, exists: false }

    expect(missingVault({ vaults: [missing] })).toBe(missing)
  })

  it('is none where it is there, where none was known, or where it held sample keys', () => {
    expect(missingVault({ vaults })).toBe(null)
    expect(missingVault({ vaults: [{ ...own, exists: false, known: false }] })).toBe(null)
    expect(missingVault({ vaults: [{ ...own, exists: false, place: 'practice' }] })).toBe(null)
    expect(missingVault({ vaults: [] })).toBe(null)
  })
})

import { describe, expect, it } from 'vitest'
import type { VaultState } from '../../../../../src-shared/ipc-contract.ts'
import { arrivalsOf } from '../../../../../src-renderer/screens/unlock/after-unlock.ts'

const open: VaultState = {
  state: 'unlocked',
  place: 'own',
  readOnly: null,
  firstOpening: false,
  failedUnlocks: 0,
  recoveryCode: 'confirmed',
}

describe('arrivalsOf', () => {
  it('lets a known vault in at once', () => {
    expect(arrivalsOf(open, 'passphrase')).toEqual([])
  })

  it.each(['rolled-back', 'forked'] as const)(
    'asks which file to use when it is %s',
    (readOnly) => {
      expect(arrivalsOf({ ...open, readOnly, firstOpening: true }, 'passphrase')).toEqual([
        'choose-file',
      ])
    },
  )

  it('says that this computer has not seen the vault before', () => {
    expect(arrivalsOf({ ...open, firstOpening: true }, 'passphrase')).toEqual(['first-opening'])
  })

  it('offers a new passphrase after the choice of the file', () => {
    expect(arrivalsOf({ ...open, readOnly: 'forked' }, 'recovery-code')).toEqual([
      'choose-file',
      'new-passphrase',
    ])
  })
})

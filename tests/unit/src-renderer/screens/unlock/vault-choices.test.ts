import { describe, expect, it } from 'vitest'
import { vaultChoices } from '../../../../../src-renderer/screens/unlock/vault-choices.ts'
import type { AppInfo, ListedVault } from '../../../../../src-shared/app-info.ts'

const own: ListedVault = {
  ...{ key: 'own', fileName: 'vault.keyturn', folder: '/home/ann', exists: true },
  ...{ isShown: true, isOpen: false, idleLockMinutes: 5 },
}
const client = {
  ...{ ...own, key: '00112233445566aa', fileName: 'client.keyturn' },
  isShown: false,
}
const practice = {
  ...{ place: 'practice', fileName: 'practice.keyturn', folder: '/home/ann', syncedBy: null },
  ...{ exists: true, known: true, conflictCopies: [] },
} satisfies AppInfo['vaults'][number]

describe('what can be unlocked', () => {
  it('is every vault that is there, the practice vault last', () => {
    const info = { ownVaults: [own, client], vaults: [practice] }

    expect(vaultChoices(info, 'own')).toEqual([
      { key: 'own', text: 'vault.keyturn', place: 'own', isShown: true },
      { key: client.key, text: 'client.keyturn', place: null, isShown: false },
      { key: 'practice', text: 'practice.keyturn', place: 'practice', isShown: false },
    ])
    expect(vaultChoices(info, 'practice').filter(({ isShown }) => isShown)).toMatchObject([
      { key: 'practice' },
    ])
  })

  it('is none that is not there, but for the one that is shown', () => {
    const gone = { exists: false }
    const info = {
      ownVaults: [
        { ...own, ...gone },
        { ...client, ...gone },
      ],
      vaults: [{ ...practice, ...gone }],
    }

    expect(vaultChoices(info, 'own').map(({ key }) => key)).toEqual(['own'])
    expect(vaultChoices(info, 'practice').map(({ key }) => key)).toEqual(['practice'])
  })

  it('tells two files of one name apart by their folders', () => {
    const twin = { ...client, fileName: own.fileName, folder: '/media/stick' }

    expect(
      vaultChoices({ ownVaults: [own, twin], vaults: [] }, 'own').map(({ text }) => text),
    ).toEqual(['vault.keyturn (/home/ann)', 'vault.keyturn (/media/stick)'])
  })
})

import { describe, expect, it } from 'vitest'
import { vaultName } from '../../../../src-renderer/format/vault-name.ts'
import type { ListedVault } from '../../../../src-shared/app-info.ts'

const vault: ListedVault = {
  ...{ key: 'own', fileName: 'Client A.keyturn', folder: '/home/ann/a', exists: true },
  ...{ isShown: true, isOpen: true, idleLockMinutes: 5 },
}

describe('a vault', () => {
  it('is called by its file, without the ending', () => {
    expect(vaultName(vault, [vault])).toBe('Client A')
    expect(vaultName({ ...vault, fileName: 'old.db' }, [vault])).toBe('old.db')
    expect(vaultName({ ...vault, fileName: '.keyturn' }, [vault])).toBe('.keyturn')
  })

  it('is told from one of the same name by its folder', () => {
    const other = { ...vault, key: '00112233445566aa', folder: '/media/stick' }

    expect(vaultName(other, [vault, other])).toBe('Client A (/media/stick)')
  })

  it('cannot turn the direction of what is read', () => {
    expect(vaultName({ ...vault, fileName: 'a\u202eb.keyturn' }, [vault])).not.toContain('\u202e')
  })
})

import { describe, expect, it } from 'vitest'
import { isConflictCopy, syncServiceOf } from '../../../src-shared/sync-folders.ts'

const nothing = () => false

describe('syncServiceOf', () => {
  it.each([
    ['linux', '/home/ann/Dropbox/keys', 'dropbox'],
    ['linux', '/home/ann/Dropbox (Team)/keys', 'dropbox'],
    ['darwin', '/Users/ann/Library/CloudStorage/Dropbox/keys', 'dropbox'],
    ['darwin', '/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/keys', 'icloud'],
    ['win32', 'C:\\Users\\ann\\iCloudDrive\\keys', 'icloud'],
    ['win32', 'C:\\Users\\ann\\OneDrive\\keys', 'onedrive'],
    ['win32', 'C:\\Users\\ann\\OneDrive - Example Ltd\\keys', 'onedrive'],
    ['darwin', '/Users/ann/Library/CloudStorage/OneDrive-Personal', 'onedrive'],
    [
      'darwin',
      '/Users/ann/Library/CloudStorage/GoogleDrive-ann@example.org/My Drive',
      'google-drive',
    ],
    ['win32', 'G:\\My Drive\\keys', 'google-drive'],
    ['linux', '/home/ann/google drive/keys', 'google-drive'],
  ])('on %s recognises %s', (platform, path, service) => {
    expect(syncServiceOf(path, { platform, exists: nothing })).toBe(service)
  })

  it.each([
    ['linux', '/home/ann/.config/keyturn/vaults'],
    ['linux', '/home/ann/my dropbox-like folder/keys'],
    ['linux', '/home/ann/Mobile Documents/keys'],
    ['linux', '/home/ann\\Dropbox\\keys'],
    ['linux', '/My Drive/keys'],
    ['win32', 'C:\\Users\\ann\\OneDriver\\keys'],
  ])('on %s takes %s for no service’s', (platform, path) => {
    expect(syncServiceOf(path, { platform, exists: nothing })).toBeNull()
  })

  it('finds Syncthing by the mark in a folder above', () => {
    const exists = (path: string) => path === '/home/ann/shared/.stfolder'

    expect(syncServiceOf('/home/ann/shared/a/b', { platform: 'linux', exists })).toBe('syncthing')
    expect(syncServiceOf('/home/ann/other', { platform: 'linux', exists })).toBeNull()
  })

  it('finds it on Windows as well', () => {
    const exists = (path: string) => path === 'D:\\shared\\.stignore'

    expect(syncServiceOf('D:\\shared\\keys', { platform: 'win32', exists })).toBe('syncthing')
  })
})

describe('isConflictCopy', () => {
  it.each([
    'vault (Ann’s conflicted copy 2026-11-21).keyturn',
    'vault (Anns MacBook In Konflikt stehende Kopie 2026-11-21).keyturn',
    'vault.sync-conflict-20261121-120000-ABCDEFG.keyturn',
    'vault 2.keyturn',
    'vault (1).keyturn',
  ])('recognises %s', (name) => {
    expect(isConflictCopy(name, 'vault.keyturn', null)).toBe(true)
  })

  it('knows the name of another computer for OneDrive’s, and elsewhere for a person’s own', () => {
    const found = (['onedrive', 'dropbox', null] as const).map((service) =>
      isConflictCopy('vault-DESKTOP-4F7K2.keyturn', 'vault.keyturn', service),
    )

    expect(found).toEqual([true, false, false])
  })

  it.each([
    'vault.keyturn',
    'vault.keyturn-wal',
    'vault-set-aside-21_11_2026-12_00.keyturn',
    'vault-21_11_2026-12_00.keyturn-backup',
    'vaults.keyturn',
    'vault_work.keyturn',
    'vault copy of mine.keyturn',
    'vault (of Ann).keyturn',
    'other-vault.keyturn',
  ])('leaves %s alone', (name) => {
    expect(isConflictCopy(name, 'vault.keyturn', 'onedrive')).toBe(false)
  })
})

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  deletePractice,
  makePrivateFolder,
  placeToOpen,
  prepareProfile,
  profileIn,
  vaultFiles,
} from '../../../src-main/profile.ts'

let parent = ''
let userData = ''

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'keyturn-profile-'))
  userData = join(parent, 'profile')
})

afterEach(() => rmSync(parent, { recursive: true, force: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

describe('a profile', () => {
  it('makes its folders for this user only', () => {
    prepareProfile(profileIn(userData))

    for (const folder of ['', 'vaults', 'practice']) {
      expect(modeOf(join(userData, folder))).toBe(0o700)
    }
  })

  it('closes a folder that stood open', () => {
    mkdirSync(join(userData, 'vaults'), { recursive: true, mode: 0o755 })

    prepareProfile(profileIn(userData))

    expect(modeOf(join(userData, 'vaults'))).toBe(0o700)
  })

  it('keeps what the practice providers know outside of itself', () => {
    expect(profileIn(userData).practiceProviders).toBe(`${userData}-practice-providers`)
  })
})

describe('placeToOpen', () => {
  const place = (...existing: readonly ('own' | 'practice')[]) => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    for (const each of existing) writeFileSync(profile.vaults[each], '')
    return placeToOpen(vaultFiles(profile))
  }

  it('is none before a vault was made', () => expect(place()).toBeNull())
  it('is the practice vault where it is the only one', () =>
    expect(place('practice')).toBe('practice'))
  it('is one’s own vault where there are both', () => expect(place('practice', 'own')).toBe('own'))

  it('tells file names and no paths', () => {
    expect(vaultFiles(profileIn(userData))).toEqual([
      { place: 'own', fileName: 'vault.keyturn', exists: false },
      { place: 'practice', fileName: 'practice.keyturn', exists: false },
    ])
  })
})

describe('deletePractice', () => {
  it('deletes the practice vault with all beside it and the providers’ folder, and nothing else', async () => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    makePrivateFolder(profile.practiceProviders)
    for (const end of ['', '-wal', '-shm', '.ballast']) {
      writeFileSync(`${profile.vaults.practice}${end}`, 'x')
    }
    writeFileSync(join(profile.practiceProviders, 'atna.json'), '{}')
    writeFileSync(profile.vaults.own, 'mine')

    await deletePractice(profile)

    expect(readdirSync(join(userData, 'practice'))).toEqual([])
    expect(existsSync(profile.practiceProviders)).toBe(false)
    expect(existsSync(profile.vaults.own)).toBe(true)
  })

  it('is content where there is nothing', async () => {
    const profile = profileIn(userData)
    prepareProfile(profile)

    await expect(deletePractice(profile)).resolves.toBeUndefined()
  })
})

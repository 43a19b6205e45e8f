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
import type { Place } from '../../../src-shared/app-info.ts'

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

    for (const folder of ['', 'vaults', 'practice', 'work']) {
      expect(modeOf(join(userData, folder))).toBe(0o700)
    }
  })

  it('closes a folder that stood open', () => {
    mkdirSync(join(userData, 'vaults'), { recursive: true, mode: 0o755 })

    prepareProfile(profileIn(userData))

    expect(modeOf(join(userData, 'vaults'))).toBe(0o700)
  })

  it('empties the folder of what was at work when the program ended', () => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    mkdirSync(join(profile.work, 'left'), { recursive: true })
    writeFileSync(join(profile.work, 'left', 'copy.keyturn'), 'x')

    prepareProfile(profile)

    expect(readdirSync(profile.work)).toEqual([])
  })

  it('keeps what the practice providers know outside of itself', () => {
    expect(profileIn(userData).practiceProviders).toBe(`${userData}-practice-providers`)
  })
})

const unknown: (place: Place) => boolean = () => false

describe('placeToOpen', () => {
  const place = (...existing: readonly ('own' | 'practice')[]) => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    for (const each of existing) writeFileSync(profile.vaults[each], '')
    return placeToOpen(vaultFiles(profile.vaults, unknown), false)
  }

  it('is none before a vault was made', () => expect(place()).toBeNull())
  it('is the practice vault where it is the only one', () =>
    expect(place('practice')).toBe('practice'))
  it('is one’s own vault where there are both', () => expect(place('practice', 'own')).toBe('own'))

  it('is none where one’s own is missing, though there is a practice vault', () => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    writeFileSync(profile.vaults.practice, '')

    expect(
      placeToOpen(
        vaultFiles(profile.vaults, () => true),
        false,
      ),
    ).toBeNull()
  })
})

describe('placeToOpen of a vault that was only named', () => {
  it('is one’s own, to be made, though there is a practice vault', () => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    writeFileSync(profile.vaults.practice, '')

    expect(placeToOpen(vaultFiles(profile.vaults, unknown), true)).toBe('own')
  })
})

describe('vaultFiles', () => {
  const filesOf = (isKnown = unknown) => {
    const profile = profileIn(userData)
    prepareProfile(profile)
    return { profile, files: () => vaultFiles(profile.vaults, isKnown) }
  }

  it('tells the folder and the name of each, and that neither is there yet', () => {
    const { files } = filesOf()

    expect(files()).toMatchObject([
      { place: 'own', fileName: 'vault.keyturn', folder: join(userData, 'vaults'), known: false },
      { place: 'practice', fileName: 'practice.keyturn', exists: false, conflictCopies: [] },
    ])
  })

  it('tells one that was there and is gone from one that never was', () => {
    const { files } = filesOf((place) => place === 'own')

    expect(files().map(({ exists, known }) => [exists, known])).toEqual([
      [false, true],
      [false, false],
    ])
  })

  it('counts a practice vault that was never filled to the end as none', () => {
    const { profile, files } = filesOf()
    writeFileSync(profile.vaults.practice, '')
    expect(files()[1]).toMatchObject({ exists: true })

    writeFileSync(`${profile.vaults.practice}.filling`, '')

    expect(files()[1]).toMatchObject({ exists: false })
  })

  it('names the copies that a sync service set aside, and neither backups nor other vaults', () => {
    const { profile, files } = filesOf()
    const beside = ['vault 2.keyturn', 'vault-LAPTOP.keyturn', 'other.keyturn', 'vault.keyturn-wal']
    for (const name of beside) writeFileSync(join(userData, 'vaults', name), '')
    writeFileSync(profile.vaults.own, '')

    expect(files()[0]?.conflictCopies).toEqual(['vault 2.keyturn'])
  })

  it('says who copies the folder elsewhere', () => {
    writeFileSync(join(parent, '.stignore'), '')
    const { files } = filesOf()

    expect(files()[0]).toMatchObject({ syncedBy: 'syncthing' })
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

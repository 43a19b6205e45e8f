import type { AppInfo, Place } from '../src-shared/ipc-contract.ts'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Where everything of this profile stands. */
export type Profile = {
  readonly settings: string
  readonly anchors: string
  readonly vaults: Readonly<Record<Place, string>>
  /** What the practice providers know: outside the profile, as a provider's memory is (DESIGN 9). */
  readonly practiceProviders: string
}

/** A vault file as the window is told of it. */
export type VaultFile = Readonly<AppInfo['vaults'][number]>

/** The paths of a profile; nothing is touched. */
export function profileIn(userData: string): Profile {
  return {
    settings: join(userData, 'settings.json'),
    anchors: join(userData, 'anchors.db'),
    vaults: {
      own: join(userData, 'vaults', 'vault.keyturn'),
      practice: join(userData, 'practice', 'practice.keyturn'),
    },
    practiceProviders: `${userData}-practice-providers`,
  }
}

/** Makes the folders, for this user's eyes only. */
export function prepareProfile(profile: Profile): void {
  for (const path of [profile.settings, profile.vaults.own, profile.vaults.practice]) {
    makePrivateFolder(dirname(path))
  }
}

/** Makes one folder that only this user may enter, or closes it to others if it was there. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
}

/** Which vault files there are. */
export function vaultFiles(profile: Profile): readonly VaultFile[] {
  const places: readonly Place[] = ['own', 'practice']
  return places.map((place) => {
    const path = profile.vaults[place]
    const exists = existsSync(path)
    const folder = dirname(path)
    const file = { place, fileName: basename(path), exists, folder }
    return { ...file, known: exists, syncedBy: null, conflictCopies: [] }
  })
}

/** The vault that a fresh page begins with: one's own, else the practice vault, else none yet. */
export function placeToOpen(files: readonly VaultFile[]): Place | null {
  return files.find((file) => file.exists)?.place ?? null
}

/** Deletes the practice vault with everything beside it, and what the practice providers know. */
export async function deletePractice(profile: Profile): Promise<void> {
  await rm(dirname(profile.vaults.practice), { recursive: true, force: true })
  await rm(profile.practiceProviders, { recursive: true, force: true })
  makePrivateFolder(dirname(profile.vaults.practice))
}

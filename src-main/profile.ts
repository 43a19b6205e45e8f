import { fillingMarkOf } from '../src-shared/host-messages.ts'
import type { AppInfo, Place } from '../src-shared/app-info.ts'
import { isConflictCopy, syncServiceOf } from '../src-shared/sync-folders.ts'
import { limits } from '../src-shared/policy.ts'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Where everything of this profile stands. */
export type Profile = {
  readonly settings: string
  readonly anchors: string
  /** What is at work, such as the private copy of a damaged vault; emptied at every start. */
  readonly work: string
  /** The first vault of one's own, beside which new ones are made, and the practice vault. */
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
    work: join(userData, 'work'),
    vaults: {
      own: join(userData, 'vaults', 'vault.keyturn'),
      practice: join(userData, 'practice', 'practice.keyturn'),
    },
    practiceProviders: `${userData}-practice-providers`,
  }
}

/**
 * Makes the folders, for this user's eyes only, and empties the one for what is at work.
 *
 * What an interrupted piece of work left there is of no use to anybody.
 */
export function prepareProfile(profile: Profile): void {
  rmSync(profile.work, { recursive: true, force: true })
  makePrivateFolder(profile.work)
  for (const path of [profile.settings, profile.vaults.own, profile.vaults.practice]) {
    makePrivateFolder(dirname(path))
  }
}

/** Makes one folder that only this user may enter, or closes it to others if it was there. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
}

/** Which vault files there are, and what is beside them; `isKnown` remembers those that were. */
export function vaultFiles(
  vaults: Readonly<Record<Place, string>>,
  isKnown: (place: Place) => boolean,
): readonly VaultFile[] {
  const places: readonly Place[] = ['own', 'practice']
  return places.map((place) => {
    const path = vaults[place]
    const [fileName, folder] = [basename(path), dirname(path)]
    const exists = isThere(path)
    const syncedBy = syncServiceOf(folder, { platform: process.platform, exists: existsSync })
    return {
      place,
      fileName,
      exists,
      known: exists || isKnown(place),
      folder,
      syncedBy,
      conflictCopies: conflictCopies({ folder, fileName, syncedBy }),
    }
  })
}

/** A practice vault that was never filled to the end is as good as none. */
function isThere(path: string): boolean {
  return existsSync(path) && !existsSync(fillingMarkOf(path))
}

function conflictCopies({
  folder,
  fileName,
  syncedBy,
}: Pick<VaultFile, 'folder' | 'fileName' | 'syncedBy'>): string[] {
  try {
    const names = readdirSync(folder).filter((name) => isConflictCopy(name, fileName, syncedBy))
    return names
      .sort()
      .slice(0, 100)
      .filter((name) => name.length <= limits.fileName)
  } catch {
    // A folder that cannot be listed is told by what needs the file in it.
    return []
  }
}

/**
 * The vault that a fresh page begins with: one's own, else the practice vault, else none yet.
 *
 * None as well where one's own is missing, so that this is told and not passed over. One's own also
 * where it was just given a name (`isNamed`): then it is made.
 */
export function placeToOpen(files: readonly VaultFile[], isNamed: boolean): Place | null {
  const own = files.find(({ place }) => place === 'own')
  if (own && own.known && !own.exists) return null
  if (isNamed) return 'own'
  return files.find((file) => file.exists)?.place ?? null
}

/** Deletes the practice vault with everything beside it, and what the practice providers know. */
export async function deletePractice(profile: Profile): Promise<void> {
  await rm(dirname(profile.vaults.practice), { recursive: true, force: true })
  await rm(profile.practiceProviders, { recursive: true, force: true })
  makePrivateFolder(dirname(profile.vaults.practice))
}

import { Place, VaultKey } from '../src-shared/app-info.ts'
import { AppSettings, limits } from '../src-shared/policy.ts'
import { basename, isAbsolute } from 'node:path'
import { z } from 'zod'

/** Which vaults this profile has known; a vault file that is gone is told as missing then. */
const KnownVaults = z.object({
  own: z.boolean().default(false).catch(false),
  practice: z.boolean().default(false).catch(false),
})

/** A vault of one's own beside the first one: its key, its file, and whether it ever was there. */
const StoredVault = z.object({
  key: VaultKey.refine((key) => !Place.safeParse(key).success),
  path: z.string().max(limits.path).refine(isAbsolute).refine(isFileName),
  known: z.boolean().default(false).catch(false),
})

// What is longer than the contract allows would keep the page from being told anything.
function isFileName(path: string): boolean {
  return basename(path).length <= limits.fileName && !path.includes('\0')
}

/** One vault of the list in the settings file. */
export type StoredVault = Readonly<z.infer<typeof StoredVault>>

/** More than that are not listed; the contract allows a hundred with the first one. */
export const mostVaults = 50

// A vault that cannot be read is left out alone.
const VaultList = z
  .array(z.unknown())
  .catch([])
  .transform((found) =>
    found
      .flatMap((each) => StoredVault.safeParse(each).data ?? [])
      .filter(({ key }, at, all) => all.findIndex((other) => other.key === key) === at)
      .slice(0, mostVaults),
  )

/** What each vault has for itself, by its key; not yet looked at. */
const VaultSettings = z.record(z.string(), z.record(z.string(), z.unknown()).catch({}))

/** All that stands in the settings file. */
export const SettingsContents = AppSettings.extend({
  knownVaults: KnownVaults.prefault({}).catch({ own: false, practice: false }),
  vaultList: VaultList.prefault([]),
  /** The vault that a fresh page is for. */
  shownVault: VaultKey.default('own').catch('own'),
  /** True once the person took the first vault off the list. */
  firstForgotten: z.boolean().default(false).catch(false),
  vaultSettings: VaultSettings.prefault({}).catch({}),
})

/** All that stands in the settings file, understood. */
export type SettingsContents = z.infer<typeof SettingsContents>

/**
 * The settings of one vault: its own, and what stands for all where it has none.
 *
 * The theme is the whole window's. What a vault has and cannot be understood counts as not there.
 */
export function settingsOf(contents: SettingsContents, key: VaultKey): AppSettings {
  const own = contents.vaultSettings[key] ?? {}
  const understood = Object.entries(own).filter(([name, value]) => isUnderstood(name, value))
  const all = { ...contents, ...Object.fromEntries(understood), theme: contents.theme }
  return AppSettings.parse(all)
}

// Each value falls back by itself when it cannot be read: then it comes out as another one.
function isUnderstood(name: string, value: unknown): boolean {
  const read = Object.entries(AppSettings.parse({ [name]: value }))
  return read.some(([known, kept]) => known === name && kept === value)
}

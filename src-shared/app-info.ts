import { z } from 'zod'
import { AppSettings, limits } from './policy.ts'
import { SyncService } from './sync-folders.ts'

/** Which vault: a person's own, or the one for trying with sample keys. */
export const Place = z.enum(['own', 'practice'])
export type Place = z.infer<typeof Place>

/** Names one of the vaults that this profile knows; it says nothing of what is in it. */
export const VaultKey = z.string().regex(/^(?:own|practice|[0-9a-f]{16})$/)
export type VaultKey = z.infer<typeof VaultKey>

/** One vault of one's own, as the list of vaults shows it before any is opened. */
export const ListedVault = z.strictObject({
  key: VaultKey,
  fileName: z.string().max(limits.fileName),
  folder: z.string().max(limits.path),
  exists: z.boolean(),
  /** The one that this page is for. */
  isShown: z.boolean(),
  /** Whether its host has it open at this moment. */
  isOpen: z.boolean(),
  /** After how many idle minutes it locks, and with it all vaults that are open then. */
  idleLockMinutes: z.int(),
})
export type ListedVault = z.infer<typeof ListedVault>

/** What the window is told about the program and its vaults. */
export const AppInfo = z.strictObject({
  /** What the window runs in; the stand-in says so in a banner. */
  runsOn: z.enum(['electron', 'stand-in']),
  version: z.string(),
  platform: z.string(),
  /** The vault that this page is for, or null before one was chosen. */
  place: Place.nullable(),
  vaults: z.array(
    z.strictObject({
      place: Place,
      fileName: z.string(),
      exists: z.boolean(),
      /** True if this profile knew a vault here, so that one that is not there is missing. */
      known: z.boolean(),
      folder: z.string(),
      /** Who copies its folder to other computers, as far as the path tells. */
      syncedBy: SyncService.nullable(),
      /** Copies beside it that such a service set aside because two computers had written. */
      conflictCopies: z.array(z.string().max(limits.fileName)).max(100),
    }),
  ),
  /** Every vault of one's own; `vaults` tells of the shown one and of the practice vault. */
  ownVaults: z.array(ListedVault).max(100),
  settings: AppSettings,
  /** Set on the page that follows a lock, so that it can say why. */
  lockedBecause: z
    .enum(['button', 'idle', 'suspend', 'screen-lock', 'panic', 'crash', 'rekeyed'])
    .nullable(),
  /** True if a request that was making a key was cut off by a panic lock. */
  cutOff: z.boolean(),
})
export type AppInfo = z.infer<typeof AppInfo>

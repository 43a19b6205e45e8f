import { z } from 'zod'
import { AppSettings, limits } from './policy.ts'
import { SyncService } from './sync-folders.ts'

/** Which vault: a person's own, or the one for trying with sample keys. */
export const Place = z.enum(['own', 'practice'])
export type Place = z.infer<typeof Place>

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
  settings: AppSettings,
  /** Set on the page that follows a lock, so that it can say why. */
  lockedBecause: z
    .enum(['button', 'idle', 'suspend', 'screen-lock', 'panic', 'crash', 'rekeyed'])
    .nullable(),
  /** True if a request that was making a key was cut off by a panic lock. */
  cutOff: z.boolean(),
})
export type AppInfo = z.infer<typeof AppInfo>

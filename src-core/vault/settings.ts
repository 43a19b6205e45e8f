/*
 * The body of the settings record: what the vault itself remembers about how it is kept.
 *
 * Settings that are needed before unlocking stand in a plain file elsewhere.
 */
import { z } from 'zod'
import { Instant } from '../../src-shared/item.ts'
import { limits, policy } from '../../src-shared/policy.ts'

/** Where backups go, and how they stand. */
export const BackupSettings = z.looseObject({
  /** An absolute path, or null while nobody has chosen. */
  folder: z.string().min(1).max(limits.path).nullable(),
  keep: z.int().min(1),
  /** The newest one that was written and read back whole. */
  last: z
    .looseObject({
      at: Instant,
      fileName: z.string().min(1).max(limits.fileName),
      /** What the vault held then, as a keyed fingerprint: another one means that it changed. */
      mark: z.string().min(1).max(100),
    })
    .nullable(),
  /** When a backup last opened in a drill, or null. */
  drilledAt: Instant.nullable(),
})
export type BackupSettings = z.infer<typeof BackupSettings>

/** Settings inside the vault; read loosely. */
export const VaultSettings = z.looseObject({
  v: z.literal(1),
  /** When the person proved that the recovery code is kept, or null. */
  recoveryConfirmedAt: Instant.nullable(),
  /** Left out until the person chose something. */
  backup: BackupSettings.optional(),
})
export type VaultSettings = z.infer<typeof VaultSettings>

/** How backups stand, also where nobody has chosen anything yet. */
export function backupSettingsOf(settings: Pick<VaultSettings, 'backup'>): BackupSettings {
  const none = { folder: null, keep: policy.backupsKept.default, last: null, drilledAt: null }
  return settings.backup ?? none
}

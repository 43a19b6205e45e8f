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
  /** Replacements of many keys; read by batchesIn, so that one of a later version spoils nothing. */
  batches: z.unknown().optional(),
  /** When the person was reminded, or wants to be left alone; read by remindersOf. */
  reminders: z.unknown().optional(),
  /** Where keys were last looked for; read by lookFoldersOf. */
  lookFolders: z.unknown().optional(),
  /** Who has left; read by leftPeopleIn. */
  people: z.unknown().optional(),
  /** The review of all keys; read by reviewSettingsOf. */
  review: z.unknown().optional(),
})
export type VaultSettings = z.infer<typeof VaultSettings>

/** What is remembered about reminding a person of what is due. */
export const ReminderSettings = z.looseObject({
  /** When the operating system last told, or null. */
  remindedAt: Instant.nullable(),
  /** Until when the banner stays away, or null. */
  quietUntil: Instant.nullable(),
})
export type ReminderSettings = z.infer<typeof ReminderSettings>

/** What is remembered about reminding; what cannot be understood counts as nothing. */
export function remindersOf({ reminders }: Pick<VaultSettings, 'reminders'>): ReminderSettings {
  return ReminderSettings.safeParse(reminders).data ?? { remindedAt: null, quietUntil: null }
}

/** How backups stand, also where nobody has chosen anything yet. */
export function backupSettingsOf(settings: Pick<VaultSettings, 'backup'>): BackupSettings {
  const none = { folder: null, keep: policy.backupsKept.default, last: null, drilledAt: null }
  return settings.backup ?? none
}

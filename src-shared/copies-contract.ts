import { z } from 'zod'
import { limits, policy } from './bounds.ts'
import { errorCodes } from './errors.ts'
import { ItemId } from './ids.ts'
import { Instant } from './item.ts'
import { SyncService } from './sync-folders.ts'

const Passphrase = z.string().min(1).max(limits.passphrase)
const FileName = z.string().min(1).max(limits.fileName)
const Path = z.string().min(1).max(limits.path)
const Nothing = z.null()

/** What opens a vault or a copy of one. */
const Opener = { with: z.enum(['passphrase', 'recovery-code']), secret: Passphrase }

/** A copy of a vault: a backup, or a vault file from elsewhere, with what opens it. */
export const CopyKey = z.strictObject({ path: Path, ...Opener })
export type CopyKey = z.infer<typeof CopyKey>

/** One backup in the folder, by what its file shows to anybody. */
export const BackupFile = z.strictObject({
  fileName: FileName,
  madeAt: Instant,
  bytes: z.int().min(0),
})
export type BackupFile = z.infer<typeof BackupFile>

/** How the backups of the open vault stand. */
export const BackupState = z.strictObject({
  /** Where they go, or null while nobody has chosen. */
  folder: Path.nullable(),
  /** How many are kept. */
  keep: z.int(),
  /** The newest one that was written and read back whole. */
  last: z.strictObject({ at: Instant, fileName: FileName }).nullable(),
  /** Whether the vault has changed since then. */
  stale: z.boolean(),
  /** Why the last attempt failed, or null. */
  trouble: z.enum(errorCodes).nullable(),
  /** When a backup last opened in a drill, or null. */
  drilledAt: Instant.nullable(),
  /** Backups of this vault in the folder, newest first; none unless they were asked for. */
  files: z.array(BackupFile).max(limits.backupFiles),
  /** Who copies the folder elsewhere, as far as its path tells; null unless it was asked for. */
  syncedBy: SyncService.nullable(),
})
export type BackupState = z.infer<typeof BackupState>

/** What a drill found in a copy that opened whole; nothing was replaced. */
export const CopyReport = z.strictObject({
  kind: z.enum(['backup', 'vault']),
  /** When the backup was made, or null for a vault file. */
  madeAt: Instant.nullable(),
  items: z.int(),
  /** Secret versions that were opened and found whole. */
  secrets: z.int(),
  /** Whether it is a copy of the vault that this profile holds; null where that cannot be told. */
  ofThisVault: z.boolean().nullable(),
})
export type CopyReport = z.infer<typeof CopyReport>

/** One item of a damaged vault. */
export const SalvagedItem = z.strictObject({
  name: z.string().max(limits.name),
  providerName: z.string().max(limits.label),
  /** Secret versions that it should have, and those that could be read. */
  versions: z.int(),
  secrets: z.int(),
  /** Whether its notes could be read. */
  notes: z.boolean(),
})
export type SalvagedItem = z.infer<typeof SalvagedItem>

/** What could be read of a damaged vault: authentic, of unknown freshness. */
export const SalvageReport = z.strictObject({
  items: z.array(SalvagedItem).max(limits.salvagedItems),
  /** Items readable in all, which may be more than are listed. */
  total: z.int(),
  /** Records that could not be read. */
  lost: z.int(),
})
export type SalvageReport = z.infer<typeof SalvageReport>

/** Forms of a plain export. */
export const ExportForm = z.enum(['json', 'csv', 'env'])
export type ExportForm = z.infer<typeof ExportForm>

/** What a person types before secrets are written unencrypted. */
export const exportSentence = 'write my secrets unencrypted'

/** Calls about copies of a vault: backups, salvage, exports, and a new vault key. */
export const copiesContract = {
  'backup.state': {
    /** With its files the folder itself is looked at, which a lost network drive may hold up. */
    input: z.strictObject({ withFiles: z.boolean() }),
    output: BackupState,
  },
  'backup.set': {
    /** A folder that is there, or null to make no backups. */
    input: z.strictObject({
      folder: Path.nullable(),
      keep: z.int().min(policy.backupsKept.min).max(policy.backupsKept.max),
    }),
    output: BackupState,
  },
  'backup.now': { input: Nothing, output: BackupState },
  /** Proves that a copy opens, and replaces nothing. */
  'copies.drill': { input: CopyKey, output: CopyReport },
  /** While locked: puts a copy in the place of the vault, sets that aside, and opens it. */
  'copies.restore': {
    input: CopyKey,
    output: z.strictObject({
      items: z.int(),
      /** The name that the vault which was there has now, or null if there was none. */
      setAside: FileName.nullable(),
    }),
  },
  /** While unlocked: adds what a copy holds and this vault does not, as new items. */
  'copies.bringIn': {
    input: CopyKey,
    output: z.strictObject({
      added: z.int(),
      /** Items that are here already, just so. */
      present: z.int(),
    }),
  },
  /** While locked: says what can be read of the damaged vault, from a private copy. */
  'salvage.read': { input: z.strictObject(Opener), output: SalvageReport },
  /** While locked: makes a new vault of what can be read, sets the damaged one aside, and opens it. */
  'salvage.keep': {
    input: z.strictObject({ ...Opener, passphrase: Passphrase }),
    output: z.strictObject({
      recoveryCode: z.string().max(100),
      items: z.int(),
      setAside: FileName,
    }),
  },
  /** Writes secrets unencrypted into a new file that only the person may read. */
  'export.plain': {
    input: z.strictObject({
      form: ExportForm,
      path: Path,
      passphrase: Passphrase,
      /** `exportSentence`, as the person typed it. */
      sentence: z.string().max(limits.label),
      /** Which items, or null for all. */
      itemIds: z.array(ItemId).min(1).max(limits.salvagedItems).nullable(),
    }),
    output: z.strictObject({
      /** Items written, and those left out because they hold no secret. */
      written: z.int(),
      leftOut: z.int(),
    }),
  },
  /** Replaces the vault key, so that older copies open nothing that is written from now on. */
  'vault.rekey': {
    input: z.strictObject({ passphrase: Passphrase }),
    /** The new recovery code, shown once; null where the vault had none. */
    output: z.strictObject({ recoveryCode: z.string().max(100).nullable() }),
  },
} as const

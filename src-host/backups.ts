import {
  backupSettingsOf,
  listBackups,
  makeBackup,
  type BackupSettings,
  type Session,
} from '../src-core/index.ts'
import type { BackupFile, BackupState } from '../src-shared/copies-contract.ts'
import { errorCodeOf, VaultError, type ErrorCode } from '../src-shared/errors.ts'
import { minuteMs } from '../src-shared/clock.ts'
import { assertBackupFolder, syncedBy } from './backup-folder.ts'
import { markOf } from './backup-mark.ts'
import type { OpenVault } from './open-vault.ts'
import type { HostWorld } from './world.ts'

/** A backup is made when nothing has changed for so long, in milliseconds. */
const quietMs = 20_000

/** And at the latest so long after the first change. */
const latestMs = 5 * minuteMs

/** After an attempt that failed, the next one comes by itself after so long. */
const againMs = 5 * minuteMs

/** The mark of a backup that must be followed by another one whatever the vault holds. */
const outdated = 'outdated'

/** What backups are made of and for. */
export type BackupsDeps = {
  readonly world: Pick<HostWorld, 'clock' | 'random'>
  readonly open: () => OpenVault | null
  /** The folder in which everything of this profile stands. */
  readonly profile: string
  /** Something about the backups is not what the window was told. */
  readonly changed: () => void
}

/**
 * The backups of the open vault: by hand, and by themselves after changes.
 *
 * A backup that cannot be made is told as trouble and tried again; it never fails the change that
 * it was to follow. Vaults for practice have none.
 */
export class Backups {
  readonly #deps: BackupsDeps
  #trouble: ErrorCode | null = null
  #quiet: NodeJS.Timeout | null = null
  #latest: NodeJS.Timeout | null = null

  constructor(deps: BackupsDeps) {
    this.#deps = deps
  }

  /** How they stand: by what the vault remembers, and only `withFiles` by what is in the folder. */
  state({ withFiles }: { readonly withFiles: boolean }): BackupState {
    const open = this.#opened()
    const settings = settingsOf(open.session)
    const { folder, keep, last, drilledAt } = settings
    const { files, trouble } = this.#found(open.session, withFiles ? folder : null)
    return {
      ...{ folder, keep, drilledAt },
      last: last && { at: last.at, fileName: last.fileName },
      stale: isStale(open.session, settings, files),
      trouble: this.#trouble ?? trouble,
      files: [...(files ?? [])],
      syncedBy: withFiles ? syncedBy(folder) : null,
    }
  }

  /** Chooses where they go and how many are kept; throws 'folder-unreachable'. */
  set({ folder, keep }: { readonly folder: string | null; readonly keep: number }): void {
    const { session } = this.#ownVault()
    if (folder !== null) assertBackupFolder(folder, this.#deps.profile)
    note(session, { folder, keep })
    this.#trouble = null
    this.noteChange()
    this.#deps.changed()
  }

  /** Makes one now; throws why it could not be made. */
  now(): void {
    const open = this.#ownVault()
    const { folder } = settingsOf(open.session)
    if (folder === null) throw new VaultError('folder-unreachable')
    this.#stop()
    try {
      this.#make(open.session, folder)
    } finally {
      this.#deps.changed()
    }
  }

  /** Remembers that a backup opened in a drill. */
  noteDrill(): void {
    const open = this.#deps.open()
    if (!open || open.place === 'practice' || open.session.readOnly !== null) return
    note(open.session, { drilledAt: this.#deps.world.clock.now() })
    this.#deps.changed()
  }

  /** Something may have changed: a backup follows once it has become quiet. */
  noteChange(): void {
    if (this.#deps.open()?.place !== 'own') return
    const attempt = (): void => this.#attempt()
    if (this.#quiet) clearTimeout(this.#quiet)
    this.#quiet = setTimeout(attempt, quietMs).unref()
    this.#latest ??= setTimeout(attempt, latestMs).unref()
  }

  /** Makes one at once: what opens the vault has changed. Never throws. */
  afterNewSlots(): void {
    const session = this.#deps.open()?.session
    if (!session) return
    try {
      const { last } = settingsOf(session)
      if (last) note(session, { last: { ...last, mark: outdated } })
    } catch {
      // The attempt tells what is wrong.
    }
    this.#attempt()
  }

  /** The last chance before the vault is closed, if something changed. Never throws. */
  beforeLock(): void {
    this.#attempt()
    this.#stop()
  }

  /** Makes one if it is due; what fails is told as trouble. */
  #attempt(): void {
    this.#stop()
    const open = this.#deps.open()
    if (!open || open.place === 'practice' || open.session.readOnly !== null) return
    try {
      const settings = settingsOf(open.session)
      if (settings.folder === null) return
      // By what the vault remembers: where nothing has changed, a drive that hangs is left alone.
      if (!isStale(open.session, settings, null)) return
      this.#make(open.session, settings.folder)
    } catch (thrown) {
      this.#trouble = errorCodeOf(thrown)
      this.#latest = setTimeout(() => this.#attempt(), againMs).unref()
    }
    this.#deps.changed()
  }

  #make(session: Session, folder: string): void {
    try {
      // Looked at before: a change that comes in between makes one backup more, and never one less.
      const mark = markOf(session)
      const { keep } = settingsOf(session)
      const { at, fileName } = makeBackup(session, { folder, keep }, this.#deps.world)
      this.#trouble = null
      note(session, { last: { at, fileName, mark } })
    } catch (thrown) {
      this.#trouble = errorCodeOf(thrown)
      throw thrown
    }
  }

  #found(
    session: Session,
    folder: string | null,
  ): { readonly files: readonly BackupFile[] | null; readonly trouble: ErrorCode | null } {
    if (folder === null) return { files: null, trouble: null }
    try {
      return { files: listBackups(folder, session.vaultId), trouble: null }
    } catch (thrown) {
      return { files: null, trouble: errorCodeOf(thrown) }
    }
  }

  #opened(): OpenVault {
    const open = this.#deps.open()
    if (!open) throw new VaultError('not-allowed-now')
    return open
  }

  #ownVault(): OpenVault {
    const open = this.#opened()
    if (open.place === 'practice') throw new VaultError('not-allowed-now')
    return open
  }

  #stop(): void {
    for (const timer of [this.#quiet, this.#latest]) if (timer) clearTimeout(timer)
    this.#quiet = this.#latest = null
  }
}

function settingsOf(session: Session): BackupSettings {
  return backupSettingsOf(session.settings().body)
}

/** Whether the vault holds something that no backup in its folder does, as far as can be seen. */
function isStale(
  session: Session,
  { last }: BackupSettings,
  files: readonly BackupFile[] | null,
): boolean {
  if (last === null) return true
  const isGone = files !== null && !files.some(({ fileName }) => fileName === last.fileName)
  return isGone || last.mark !== markOf(session)
}

function note(session: Session, change: Partial<BackupSettings>): void {
  const { body, stamp } = session.settings()
  session.transact((tx) => {
    tx.putSettings({ ...body, backup: { ...backupSettingsOf(body), ...change } }, stamp)
  })
}

import { join } from 'node:path'
import {
  backupSettingsOf,
  listBackups,
  makeBackup,
  type BackupPlace,
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
  /** What is true already and could not be written down in the vault yet. */
  #unwritten: Partial<Pick<BackupSettings, 'last' | 'drilledAt'>> = {}
  /** How many were kept before fewer were asked for, until the next one that comes by itself. */
  #keptBefore = 0
  #quiet: NodeJS.Timeout | null = null
  #latest: NodeJS.Timeout | null = null

  constructor(deps: BackupsDeps) {
    this.#deps = deps
  }

  /** How they stand: by what the vault remembers, and only `withFiles` by what is in the folder. */
  state({ withFiles }: { readonly withFiles: boolean }): BackupState {
    const open = this.#opened()
    const settings = this.#settingsOf(open.session)
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
    const before = this.#settingsOf(session)
    note(session, { folder, keep })
    // A page that was taken over must not thin the history out with two calls and no change.
    this.#keptBefore = Math.max(this.#keptBefore, before.keep)
    if (folder !== before.folder) this.#outdate(before)
    this.#trouble = null
    this.noteChange()
    this.#deps.changed()
  }

  /**
   * Makes one now; throws why it could not be made.
   *
   * Where the last one holds all of it, no second one is made: it would cost an older one.
   */
  now(): void {
    const { session } = this.#ownVault()
    const settings = this.#settingsOf(session)
    const { folder, keep } = settings
    if (folder === null) throw new VaultError('folder-unreachable')
    this.#stop()
    try {
      const { files } = this.#found(session, folder)
      if (files === null || isStale(session, settings, files)) {
        this.#make(session, { folder, keep: Math.max(keep, this.#keptBefore) })
      }
      this.#trouble = null
      this.#writeDown(session)
    } finally {
      this.#deps.changed()
    }
  }

  /** Remembers that a backup opened in a drill. Never throws. */
  noteDrill(): void {
    const open = this.#deps.open()
    if (open?.place !== 'own') return
    this.#unwritten = { ...this.#unwritten, drilledAt: this.#deps.world.clock.now() }
    this.#writeDown(open.session)
    this.#deps.changed()
  }

  /** Remembers that a copy is damaged: if it is the last backup, another one is due. */
  noteDamaged(path: string): void {
    const open = this.#deps.open()
    if (open?.place !== 'own') return
    const settings = this.#settingsOf(open.session)
    const { folder, last } = settings
    if (folder === null || last === null || path !== join(folder, last.fileName)) return
    this.#outdate(settings)
    this.noteChange()
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

  /**
   * What opens the vault has changed: makes one as soon as the call that did it was answered.
   *
   * Its answer may be a recovery code that is shown once; no slow drive stands in its way. Never
   * throws.
   */
  afterNewSlots(): void {
    const session = this.#deps.open()?.session
    if (!session) return
    try {
      this.#outdate(this.#settingsOf(session))
    } catch {
      // The attempt tells what is wrong.
    }
    setImmediate(() => this.#attempt())
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
      const settings = this.#settingsOf(open.session)
      const { folder, keep } = settings
      // By what the vault remembers: where nothing has changed, a drive that hangs is left alone.
      if (folder === null || !isStale(open.session, settings, null)) return
      this.#make(open.session, { folder, keep })
      this.#keptBefore = 0
    } catch (thrown) {
      this.#trouble = errorCodeOf(thrown)
      this.#tryAgain()
    } finally {
      this.#writeDown(open.session)
    }
    this.#deps.changed()
  }

  /** From here on it counts, also where it cannot be written down: no second one is like it. */
  #make(session: Session, place: BackupPlace): void {
    try {
      // Looked at before: a change that comes in between makes one backup more, and never one less.
      const mark = markOf(session)
      const { at, fileName } = makeBackup(session, place, this.#deps.world)
      this.#trouble = null
      this.#unwritten = { ...this.#unwritten, last: { at, fileName, mark } }
    } catch (thrown) {
      this.#trouble = errorCodeOf(thrown)
      throw thrown
    }
  }

  /** That a vault cannot be written to makes no backup a failed one: it is tried again. */
  #writeDown(session: Session): void {
    if (Object.keys(this.#unwritten).length === 0 || session.readOnly !== null) return
    try {
      note(session, this.#unwritten)
      this.#unwritten = {}
    } catch {
      this.#tryAgain()
    }
  }

  #tryAgain(): void {
    this.#latest ??= setTimeout(() => this.#attempt(), againMs).unref()
  }

  /** Whatever the vault holds, the last backup is followed by another one. */
  #outdate({ last }: BackupSettings): void {
    if (last) this.#unwritten = { ...this.#unwritten, last: { ...last, mark: outdated } }
  }

  #settingsOf(session: Session): BackupSettings {
    return { ...backupSettingsOf(session.settings().body), ...this.#unwritten }
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

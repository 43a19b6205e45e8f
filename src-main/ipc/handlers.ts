import { VaultError } from '../../src-shared/errors.ts'
import type { ListedVault, VaultKey } from '../../src-shared/app-info.ts'
import type { AppInfo, Input, Output } from '../../src-shared/ipc-contract.ts'
import type { AppSettings } from '../../src-shared/policy.ts'
import type { LockNote, LockReason } from '../lock.ts'
import type { VaultFile } from '../profile.ts'
import { placeToOpen } from '../profile.ts'
import type { SettingsChange } from '../settings-file.ts'
import type { ShellHandlers } from './serve-shell.ts'

/** What the calls act on. */
export type ShellDeps = {
  readonly about: Pick<AppInfo, 'runsOn' | 'version' | 'platform'>
  readonly vaults: {
    readonly files: () => readonly VaultFile[]
    readonly listed: () => ListedVault[]
    /** The settings of the shown vault. */
    readonly settings: AppSettings
    readonly add: (fileName: string) => void
    readonly openFile: () => Promise<VaultKey | null>
    readonly switch: (key: VaultKey) => void
    readonly forget: (key: VaultKey) => Promise<void>
  }
  readonly changeSettings: (change: SettingsChange) => AppSettings
  readonly lock: { readonly note: LockNote; readonly now: (reason: LockReason) => Promise<void> }
  readonly activity: () => void
  /** Puts plain text on the clipboard; whether it is there now. */
  readonly copyText: (text: string) => Promise<boolean>
  readonly choose: (asked: Input<'dialog.choose'>) => Promise<Output<'dialog.choose'>>
  readonly sortDropped: (paths: readonly string[]) => Promise<Output<'files.dropped'>>
  /** Notes that the person chose or dropped something on the page that asks now: it may be read. */
  readonly granting: () => (paths: readonly string[]) => void
  readonly practice: {
    readonly settled: Promise<void>
    readonly prepare: () => Promise<void>
    readonly leave: () => Promise<void>
  }
}

/** Serves every call to the main process. */
export function shellHandlers(deps: ShellDeps): ShellHandlers {
  return {
    'app.info': () => appInfo(deps),
    'app.lock': async ({ panic }) => {
      await deps.lock.now(panic ? 'panic' : 'button')
      return null
    },
    'app.activity': () => {
      deps.activity()
      return null
    },
    'practice.prepare': async () => {
      await deps.practice.prepare()
      return null
    },
    'practice.leave': async () => {
      await deps.practice.leave()
      return null
    },
    'settings.set': (change) => deps.changeSettings(change),
    'text.copy': async ({ text }) => {
      if (!(await deps.copyText(text))) throw new VaultError('clipboard-unavailable')
      return null
    },
    'dialog.choose': async (asked) => {
      const grant = deps.granting()
      const chosen = await deps.choose(asked)
      if (chosen.path !== null && isForReading(asked.what)) grant([chosen.path])
      return chosen
    },
    'files.dropped': async ({ paths }) => {
      const grant = deps.granting()
      const sorted = await deps.sortDropped(paths)
      grant([...sorted.folders, ...sorted.files])
      return sorted
    },
    ...vaultHandlers(deps),
  }
}

function isForReading(what: Input<'dialog.choose'>['what']): boolean {
  return what === 'find-folder' || what === 'import-file'
}

function vaultHandlers({ vaults }: ShellDeps) {
  return {
    'vaults.add': ({ fileName }) => {
      vaults.add(fileName)
      return null
    },
    'vaults.openFile': async () => ({ key: await vaults.openFile() }),
    'vaults.switch': ({ key }) => {
      vaults.switch(key)
      return null
    },
    'vaults.forget': async ({ key }) => {
      await vaults.forget(key)
      return null
    },
  } satisfies Partial<ShellHandlers>
}

// The fresh page after leaving practice waits until the practice vault is gone.
async function appInfo(deps: ShellDeps): Promise<AppInfo> {
  await deps.practice.settled
  const { vaults } = deps
  const [files, ownVaults] = [vaults.files(), vaults.listed()]
  const { reason, cutOff } = deps.lock.note
  return {
    ...deps.about,
    place: placeToOpen(files, ownVaults.some(isNamed)),
    vaults: [...files],
    ownVaults,
    settings: vaults.settings,
    lockedBecause: reason,
    cutOff,
  }
}

/** A shown vault that was only given a name yet; the first one has its name by itself. */
function isNamed({ key, isShown, exists }: ListedVault): boolean {
  return isShown && !exists && key !== 'own'
}

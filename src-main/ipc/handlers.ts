import { VaultError } from '../../src-shared/errors.ts'
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
  readonly vaultFiles: () => readonly VaultFile[]
  readonly settings: { readonly current: AppSettings }
  readonly changeSettings: (change: SettingsChange) => AppSettings
  readonly lock: { readonly note: LockNote; readonly now: (reason: LockReason) => Promise<void> }
  readonly activity: () => void
  /** Puts plain text on the clipboard; whether it is there now. */
  readonly copyText: (text: string) => Promise<boolean>
  readonly choose: (asked: Input<'dialog.choose'>) => Promise<Output<'dialog.choose'>>
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
    'dialog.choose': (asked) => deps.choose(asked),
  }
}

// The fresh page after leaving practice waits until the practice vault is gone.
async function appInfo(deps: ShellDeps): Promise<AppInfo> {
  await deps.practice.settled
  const files = deps.vaultFiles()
  const { reason, cutOff } = deps.lock.note
  return {
    ...deps.about,
    place: placeToOpen(files),
    vaults: [...files],
    settings: deps.settings.current,
    lockedBecause: reason,
    cutOff,
  }
}

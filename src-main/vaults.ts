import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ListedVault, VaultKey } from '../src-shared/app-info.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ToHost } from '../src-shared/host-messages.ts'
import type { Output } from '../src-shared/ipc-contract.ts'
import type { AppSettings } from '../src-shared/policy.ts'
import { Grants } from './grants.ts'
import { vaultFiles } from './profile.ts'
import type { Profile, VaultFile } from './profile.ts'
import type { SettingsChange, SettingsFile } from './settings-file.ts'
import { VaultHosts } from './vault-hosts.ts'
import type { VaultHostsDeps } from './vault-hosts.ts'
import { VaultList, newVaultKey, vaultFileName } from './vault-list.ts'
import type { OwnVault } from './vault-list.ts'

/** What the vaults of a profile need of the rest. */
export type VaultsDeps = {
  readonly profile: Profile
  readonly settings: SettingsFile
  readonly hosts: Omit<VaultHostsDeps, 'shown' | 'firstMessages'>
  /** What a fresh host is told of the practice providers. */
  readonly practice: () => readonly ToHost[]
  /** Opens a fresh page in the place of the old one, which ends; `show` is called in between. */
  readonly freshPage: (show: () => void) => void
  readonly chooseVault: () => Promise<Output<'dialog.choose'>>
}

/** The vaults of one's own: which there are, which one is shown, and the host of each. */
export class Vaults {
  readonly hosts: VaultHosts
  /** What the person chose or dropped on the shown page. */
  readonly grants: Grants
  readonly #deps: VaultsDeps
  readonly #list: VaultList

  constructor(deps: VaultsDeps) {
    const { settings, profile } = deps
    this.#deps = deps
    this.#list = new VaultList({ settings, first: profile.vaults.own, newKey: newVaultKey })
    this.hosts = new VaultHosts({
      ...deps.hosts,
      shown: () => this.shown.path,
      firstMessages: (path) => this.#firstMessages(path),
    })
    this.grants = new Grants((message) => this.hosts.tellAt(this.shown.path, message))
  }

  get shown(): OwnVault {
    return this.#list.shown
  }

  /** The settings of the shown vault. */
  get settings(): AppSettings {
    return this.#deps.settings.of(this.shown.key)
  }

  /** Changes settings of the shown vault, and the theme of all; every host has its own at once. */
  changeSettings(change: SettingsChange): AppSettings {
    const { settings } = this.#deps
    const changed = settings.change(this.shown.key, change)
    for (const { key, path } of this.#list.all()) {
      this.hosts.tellAt(path, { kind: 'settings', settings: settings.of(key) })
    }
    return changed
  }

  settingsAt(path: string): AppSettings {
    const { key } = this.#list.all().find((vault) => vault.path === path) ?? this.shown
    return this.#deps.settings.of(key)
  }

  /** After how many idle minutes all lock: the shortest time of the open ones and the shown one. */
  get idleMinutes(): number {
    const paths = [this.shown.path, ...this.hosts.open]
    return Math.min(...paths.map((path) => this.settingsAt(path).idleLockMinutes))
  }

  /** The files of the shown vault and of the practice vault, remembered for when one is missing. */
  files(): readonly VaultFile[] {
    const { profile, settings } = this.#deps
    const { path, known } = this.shown
    const vaults = { own: path, practice: profile.vaults.practice }
    const files = vaultFiles(vaults, (place) => (place === 'own' ? known : settings.knows(place)))
    if (files.some(({ place, exists }) => place === 'practice' && exists)) {
      settings.noteVault('practice', true)
    }
    return files
  }

  /** All of them, as the window lists them. */
  listed(): ListedVault[] {
    const shown = this.shown.key
    return this.#list.all().map(({ key, path, exists }) => ({
      key,
      fileName: basename(path),
      folder: dirname(path),
      exists,
      isShown: key === shown,
      isOpen: this.hosts.isOpen(path),
      idleLockMinutes: this.#deps.settings.of(key).idleLockMinutes,
    }))
  }

  /** Lists a vault that is yet to be made, under this file name, and shows it. */
  add(typed: string): void {
    const path = join(dirname(this.#deps.profile.vaults.own), vaultFileName(typed))
    if (this.#list.isListed(path)) throw new VaultError('vault-listed')
    if (existsSync(path)) throw new VaultError('vault-exists')
    this.switch(this.#list.add(path))
  }

  /** Has the person choose a vault file, lists it and shows it; null if they chose none. */
  async openFile(): Promise<VaultKey | null> {
    const { path, available } = await this.#deps.chooseVault()
    if (!available) throw new VaultError('confirmation-unavailable')
    if (path === null) return null
    if (!isFile(path)) throw new VaultError('vault-missing')
    const key = this.#list.add(path)
    this.switch(key)
    return key
  }

  /** Shows another vault; the one shown until now stays as it is, open or not. */
  switch(key: VaultKey): void {
    const { key: known } = this.#list.get(key)
    if (known === this.shown.key) return
    this.#deps.freshPage(() => this.#list.show(known))
  }

  /** Takes a vault that is not shown off the list, and locks it; its file stays. */
  async forget(key: VaultKey): Promise<void> {
    const { path } = this.#list.get(key)
    this.#list.forget(key)
    await this.hosts.retireAt(path, 'finish')
  }

  #firstMessages(path: string): readonly ToHost[] {
    const { anchors, vaults, work } = this.#deps.profile
    const start: ToHost = {
      kind: 'start',
      vaults: { own: path, practice: vaults.practice },
      anchors,
      work,
      settings: this.settingsAt(path),
    }
    const granted = path === this.shown.path ? this.grants.messages : []
    return [start, ...this.#deps.practice(), ...granted]
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

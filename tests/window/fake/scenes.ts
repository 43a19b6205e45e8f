import type { AppInfo, VaultState } from '../../../src-shared/ipc-contract.ts'
import type { SampleBackup } from './sample-backups.ts'

/** What a preview begins with. */
export type Scene = {
  readonly info: AppInfo
  readonly vault: VaultState
  readonly items: 'samples' | 'none'
  /** `samples`, `none`, or the name of a story. */
  readonly rotations: string
  readonly backup: SampleBackup
  /** Every call to the vault fails as if its process had ended. */
  readonly hostGone: boolean
  /** Batches that were begun, a vault without places, accounts and reminders, or what was found. */
  readonly extra?:
    | 'batches'
    | 'bare'
    | 'found'
    | 'found-many'
    | 'used'
    | 'using'
    | 'used-failed'
    | 'care-failed'
    | 'review-due'
    | 'providers'
    | 'webhooks'
}

const aVault = {
  exists: true,
  known: true,
  folder: '/home/ann/.config/Keyturn',
  syncedBy: null,
  conflictCopies: [],
}

const info: AppInfo = {
  runsOn: 'electron',
  version: '0.1.0',
  platform: 'linux',
  place: 'practice',
  vaults: [
    { ...aVault, place: 'own', fileName: 'vault.keyturn' },
    { ...aVault, place: 'practice', fileName: 'practice.keyturn' },
  ],
  ownVaults: [
    {
      ...{ key: 'own', fileName: 'vault.keyturn', folder: aVault.folder },
      ...{ exists: true, isShown: true, isOpen: false, idleLockMinutes: 5 },
    },
  ],
  settings: {
    theme: 'system',
    idleLockMinutes: 5,
    clipboardSeconds: 30,
    revealSeconds: 30,
    reminders: 'on',
  },
  lockedBecause: null,
  cutOff: false,
}

const unlocked: VaultState = {
  state: 'unlocked',
  place: 'practice',
  readOnly: null,
  firstOpening: false,
  failedUnlocks: 0,
  recoveryCode: 'none',
}

const locked: VaultState = { ...unlocked, state: 'locked', place: null }

const keys: Scene = {
  info,
  vault: unlocked,
  items: 'samples',
  rotations: 'none',
  backup: 'good',
  hostGone: false,
}

const own: Scene = {
  ...keys,
  info: { ...info, place: 'own' },
  vault: { ...unlocked, place: 'own', recoveryCode: 'confirmed' },
}

/** Vaults for two clients beside one's own: one is open, the file of the other is not there. */
const severalVaults = info.ownVaults.flatMap((first) => [
  { ...first, isOpen: true },
  {
    ...{ ...first, key: '00112233445566aa', fileName: 'Northwind.keyturn' },
    ...{ isShown: false, isOpen: true, idleLockMinutes: 3 },
  },
  {
    ...{ ...first, key: '00112233445566bb', fileName: 'Harbor Söhne.keyturn' },
    ...{ folder: '/media/ann/Stick', exists: false, isShown: false },
  },
])

const several: Scene = { ...own, info: { ...own.info, ownVaults: severalVaults } }

const noVaults = info.vaults.map((vault) => ({ ...vault, exists: false, known: false }))

const firstRun: Scene = {
  ...keys,
  info: { ...info, place: null, vaults: noVaults, ownVaults: [] },
  vault: { ...locked, recoveryCode: 'confirmed' },
  backup: 'none',
}

const missing = info.vaults.map((vault) => ({ ...vault, exists: false }))

const synced = info.vaults.map((vault) => ({
  ...vault,
  folder: '/home/ann/Dropbox/Keyturn',
  syncedBy: 'dropbox' as const,
}))

const conflicts = synced.map((vault) => ({
  ...vault,
  conflictCopies: ["vault (Ann's conflicted copy 2026-11-19).keyturn"],
}))

/** Every beginning that a preview may name. */
export const scenes = {
  keys,
  batches: { ...keys, rotations: 'samples', extra: 'batches' },
  bare: { ...keys, extra: 'bare' },
  used: { ...keys, extra: 'used' },
  using: { ...keys, extra: 'using' },
  'used-failed': { ...keys, extra: 'used-failed' },
  webhooks: { ...keys, extra: 'webhooks' },
  'care-failed': { ...keys, extra: 'care-failed' },
  providers: { ...keys, extra: 'providers' },
  'review-due': { ...keys, extra: 'review-due' },
  busy: { ...keys, rotations: 'samples' },
  own: { ...own, vault: { ...own.vault, recoveryCode: 'unconfirmed' } },
  'own-confirmed': own,
  'backup-none': { ...own, backup: 'none' },
  'backup-first': { ...own, backup: 'first' },
  'backup-stale': { ...own, backup: 'stale' },
  'backup-failed': { ...own, backup: 'failed' },
  'backup-many': { ...own, backup: 'many' },
  vaults: several,
  'locked-vaults': { ...several, vault: locked },
  synced: { ...own, info: { ...own.info, vaults: synced } },
  conflicts: { ...own, info: { ...own.info, vaults: conflicts } },
  missing: { ...keys, info: { ...info, place: null, vaults: missing }, vault: locked },
  'stand-in': { ...keys, info: { ...info, runsOn: 'stand-in' } },
  empty: { ...keys, items: 'none' },
  'empty-own': {
    ...own,
    items: 'none',
    backup: 'none',
  },
  'first-run': firstRun,
  locked: { ...keys, info: { ...info, place: 'own' }, vault: locked },
  'locked-idle': { ...keys, info: { ...info, place: 'own', lockedBecause: 'idle' }, vault: locked },
  'locked-panic': {
    ...keys,
    info: { ...info, place: 'own', lockedBecause: 'panic', cutOff: true },
    vault: locked,
  },
  'rolled-back': {
    ...keys,
    info: { ...info, place: 'own' },
    vault: { ...unlocked, place: 'own', readOnly: 'rolled-back' },
  },
  'locked-practice': { ...keys, vault: locked },
  'forked-conflicts': {
    ...own,
    info: { ...own.info, vaults: conflicts },
    vault: { ...own.vault, readOnly: 'forked' },
  },
  'found-locked': { ...keys, info: { ...info, place: 'own' }, vault: locked, extra: 'found' },
  'found-own': { ...own, extra: 'found' },
  'found-many': { ...own, extra: 'found-many' },
  'found-practice': { ...keys, extra: 'found' },
  'host-gone': { ...keys, hostGone: true },
} as const satisfies Record<string, Scene>

/** The name of a scene. */
export type SceneName = keyof typeof scenes

/** The scene of a name, or the list of keys. */
export function sceneNamed(name: string): Scene {
  if (name.startsWith('story-')) return { ...keys, rotations: name.slice('story-'.length) }
  const found = Object.entries(scenes).find(([known]) => known === name)
  return found ? found[1] : scenes.keys
}

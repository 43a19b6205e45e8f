import type { AppInfo, VaultState } from '../../../src-shared/ipc-contract.ts'

/** What a preview begins with. */
export type Scene = {
  readonly info: AppInfo
  readonly vault: VaultState
  readonly items: 'samples' | 'none'
  readonly rotations: 'samples' | 'none'
  /** Every call to the vault fails as if its process had ended. */
  readonly hostGone: boolean
}

const info: AppInfo = {
  runsOn: 'electron',
  version: '0.1.0',
  platform: 'linux',
  place: 'practice',
  vaults: [
    { place: 'own', fileName: 'vault.keyturn', exists: true },
    { place: 'practice', fileName: 'practice.keyturn', exists: true },
  ],
  settings: { theme: 'system', idleLockMinutes: 5, clipboardSeconds: 30, revealSeconds: 30 },
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

const keys: Scene = { info, vault: unlocked, items: 'samples', rotations: 'none', hostGone: false }

const noVaults = info.vaults.map((vault) => ({ ...vault, exists: false }))

/** Every beginning that a preview may name. */
export const scenes = {
  keys,
  busy: { ...keys, rotations: 'samples' },
  own: {
    ...keys,
    info: { ...info, place: 'own' },
    vault: { ...unlocked, place: 'own', recoveryCode: 'unconfirmed' },
  },
  'stand-in': { ...keys, info: { ...info, runsOn: 'stand-in' } },
  empty: { ...keys, items: 'none' },
  'empty-own': {
    ...keys,
    items: 'none',
    info: { ...info, place: 'own' },
    vault: { ...unlocked, place: 'own' },
  },
  'first-run': { ...keys, info: { ...info, place: null, vaults: noVaults }, vault: locked },
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
  'host-gone': { ...keys, hostGone: true },
} as const satisfies Record<string, Scene>

/** The name of a scene. */
export type SceneName = keyof typeof scenes

/** The scene of a name, or the list of keys. */
export function sceneNamed(name: string): Scene {
  const found = Object.entries(scenes).find(([known]) => known === name)
  return found ? found[1] : scenes.keys
}

import type { AppInfo, VaultState } from '../../src-shared/ipc-contract.ts'
import type { AppStore, Route } from './app.ts'

/** The screen that follows from how the program and the vault stand. */
export function routeFor(
  info: Pick<AppInfo, 'place' | 'vaults'>,
  vault: Pick<VaultState, 'state' | 'place' | 'readOnly'>,
): Route {
  const place = vault.place ?? info.place
  if (place === null) return { screen: 'first-run' }
  // Nobody can unlock what is not there: that screen says so, and what to do.
  const isMissing = place === 'own' && missingVault(info) !== null
  if (vault.state === 'locked' && isMissing) return { screen: 'first-run' }
  // One that was only given a name is made first.
  if (vault.state === 'locked' && place === 'own' && isUnmade(info))
    return { screen: 'create', place }
  // A vault that may only be read waits on the unlock screen until the person has chosen.
  if (vault.state === 'locked' || vault.readOnly !== null) return { screen: 'unlock', place }
  return { screen: 'keys' }
}

function isUnmade(info: Pick<AppInfo, 'vaults'>): boolean {
  return info.vaults.some(({ place, known, exists }) => place === 'own' && !known && !exists)
}

/** The person's own vault if this computer knew it and its file is not there now, else null. */
export function missingVault(info: Pick<AppInfo, 'vaults'>): AppInfo['vaults'][number] | null {
  const own = info.vaults.find((vault) => vault.place === 'own')
  return own !== undefined && own.known && !own.exists ? own : null
}

/** The screen that follows when an open vault has changed: mostly the one that is shown. */
export function routeOnChange(shown: Route, vault: Pick<VaultState, 'place' | 'readOnly'>): Route {
  // Nothing inside it could be done any more; the choice waits where it waits after unlocking.
  const mustChoose = vault.readOnly !== null && isInside(shown)
  return mustChoose && vault.place !== null ? { screen: 'unlock', place: vault.place } : shown
}

/**
 * Whether a vault was opened while nothing on the screen waits for it.
 *
 * Creating, unlocking, restoring and salvaging hold the screen and say themselves when they are
 * over. Without a hold nobody would: every other try to open it would be refused.
 */
export function isOpenedBehind(
  { route, holds }: Pick<AppStore, 'route' | 'holds'>,
  vault: Pick<VaultState, 'state' | 'readOnly'>,
): boolean {
  return vault.state === 'unlocked' && vault.readOnly === null && holds === 0 && !isInside(route)
}

function isInside({ screen }: Route): boolean {
  switch (screen) {
    case 'keys':
    case 'replacement':
    case 'plan':
    case 'replacements':
    case 'batches':
    case 'batch-plan':
    case 'batch':
    case 'intake':
    case 'used':
    case 'webhooks':
    case 'providers':
    case 'provider-keys':
    case 'review':
    case 'settings':
      return true
    case 'loading':
    case 'first-run':
    case 'create':
    case 'unlock':
    case 'restore':
    case 'salvage':
      return false
  }
}

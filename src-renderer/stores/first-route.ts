import type { AppInfo, VaultState } from '../../src-shared/ipc-contract.ts'
import type { Route } from './app.ts'

/** The screen that follows from how the program and the vault stand. */
export function routeFor(
  info: Pick<AppInfo, 'place'>,
  vault: Pick<VaultState, 'state' | 'place' | 'readOnly'>,
): Route {
  const place = vault.place ?? info.place
  if (place === null) return { screen: 'first-run' }
  // A vault that may only be read waits on the unlock screen until the person has chosen.
  if (vault.state === 'locked' || vault.readOnly !== null) return { screen: 'unlock', place }
  return { screen: 'keys' }
}

import type { Estimate } from './judge.ts'

let loading: Promise<(passphrase: string) => Estimate> | null = null

/**
 * Loads the estimator once, when a passphrase is to be chosen and not before.
 *
 * The word lists take longer to unpack than the rest of the window, and unlocking needs none.
 */
export function loadEstimator(): Promise<(passphrase: string) => Estimate> {
  loading ??= import('./dictionaries.ts').then(({ buildEstimator }) => buildEstimator())
  return loading
}

/*
 * Whether a request may be under way whose answer would find no place in a vault with another key.
 *
 * Another program may be waiting for it, and only with the vault key that it knows can it store a
 * secret that a provider shows once.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { Step } from '../../src-shared/rotation.ts'
import { toHex } from '../crypto/bytes.ts'
import type { VaultState } from './state.ts'

/**
 * `stored` and `unknown` as well: a key is being proved, or an answer may still come late. Later
 * steps wait for a person, for days perhaps, or repeat what is lost.
 */
const steps: ReadonlySet<Step> = new Set(['creating', 'unknown', 'stored', 'retiring'])

/** Throws `replacement-running` while a key is being made or turned off. */
export function assertNothingUnderWay(state: VaultState): void {
  const lineage = toHex(state.manifest.lineage)
  const underWay = state
    .all('journal')
    // One of another lineage is held, and is never gone on with.
    .some(({ kept: { body } }) => body.lineage === lineage && steps.has(body.step))
  if (underWay) throw new VaultError('replacement-running')
}

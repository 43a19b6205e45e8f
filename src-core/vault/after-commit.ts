/*
 * What follows a commit, when the change is on the disk already.
 */
import { VaultError } from '../../src-shared/errors.ts'

/** Does it: that it fails is harmless, that the caller is told of a failure would not be. */
export function afterCommit(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof VaultError)) throw error
  }
}

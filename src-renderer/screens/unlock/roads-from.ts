import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Place } from '../../../src-shared/ipc-contract.ts'

/** What helps where trying again does not. */
export type Road = 'salvage' | 'restore'

/** The refusals that say that the file is gone or not to be trusted. */
const lost: ReadonlySet<ErrorCode> = new Set([
  'vault-missing',
  'vault-damaged',
  'vault-foreign',
  'kdf-refused',
])

/** The roads that are open from a refusal; a vault of samples has no backups and is made anew. */
export function roadsFrom(code: ErrorCode, place: Place): readonly Road[] {
  if (place === 'practice' || !lost.has(code)) return []
  return code === 'vault-damaged' ? ['salvage', 'restore'] : ['restore']
}

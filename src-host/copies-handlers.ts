import { VaultError } from '../src-shared/errors.ts'
import type { HostHandlers } from './serve.ts'

type CopiesHandlers = Pick<
  HostHandlers,
  | 'backup.state'
  | 'backup.set'
  | 'backup.now'
  | 'copies.drill'
  | 'copies.restore'
  | 'copies.bringIn'
  | 'salvage.read'
  | 'salvage.keep'
  | 'export.plain'
  | 'vault.rekey'
>

/** Backups, salvage, exports and a new vault key. */
export function copiesHandlers(): CopiesHandlers {
  const notYet = (): never => {
    throw new VaultError('not-allowed-now')
  }
  return {
    'backup.state': notYet,
    'backup.set': notYet,
    'backup.now': notYet,
    'copies.drill': notYet,
    'copies.restore': notYet,
    'copies.bringIn': notYet,
    'salvage.read': notYet,
    'salvage.keep': notYet,
    'export.plain': notYet,
    'vault.rekey': notYet,
  }
}

import { VaultError } from '../src-shared/errors.ts'
import type { HostHandlers } from './serve.ts'

type SalvageHandlers = Pick<HostHandlers, 'salvage.read' | 'salvage.keep'>

/** What is left of a vault that is damaged. */
export function salvageHandlers(): SalvageHandlers {
  const notYet = (): never => {
    throw new VaultError('not-allowed-now')
  }
  return { 'salvage.read': notYet, 'salvage.keep': notYet }
}

import { VaultError } from '../src-shared/errors.ts'
import type { HostHandlers } from './serve.ts'

type PlaceHandlers = Pick<
  HostHandlers,
  | 'places.look'
  | 'places.put'
  | 'places.remove'
  | 'places.newId'
  | 'accounts.list'
  | 'accounts.add'
  | 'accounts.remove'
>

/** The places that use a key, and the accounts through which they are written. */
export function placeHandlers(): PlaceHandlers {
  const missing = (): never => {
    throw new VaultError('capability-missing')
  }
  return {
    'places.look': missing,
    'places.put': missing,
    'places.remove': missing,
    'places.newId': missing,
    'accounts.list': () => [],
    'accounts.add': missing,
    'accounts.remove': missing,
  }
}

import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type UsedHandlers = Pick<
  HostHandlers,
  'used.state' | 'used.look' | 'used.stop' | 'used.list' | 'used.get' | 'used.adopt'
>

/** Where the keys of the open vault stand. */
export function usedHandlers(host: VaultHost): UsedHandlers {
  const notYet = (): never => {
    host.open.session.refresh()
    throw new VaultError('not-allowed-now')
  }
  return {
    'used.state': notYet,
    'used.look': notYet,
    'used.stop': notYet,
    'used.list': notYet,
    'used.get': notYet,
    'used.adopt': notYet,
  }
}

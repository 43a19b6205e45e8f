import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type CareHandlers = Pick<
  HostHandlers,
  | 'care.get'
  | 'care.step'
  | 'care.set'
  | 'care.accessChanged'
  | 'care.people'
  | 'care.personLeft'
  | 'care.usage'
  | 'care.copyEnvLine'
>

/** How keys are looked after. */
export function careHandlers(_host: VaultHost): CareHandlers {
  return {
    'care.get': notYet,
    'care.step': notYet,
    'care.set': notYet,
    'care.accessChanged': notYet,
    'care.people': notYet,
    'care.personLeft': notYet,
    'care.usage': notYet,
    'care.copyEnvLine': notYet,
  }
}

function notYet(): never {
  throw new VaultError('capability-missing')
}

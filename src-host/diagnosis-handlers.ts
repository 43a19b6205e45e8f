import { guides } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type DiagnosisHandlers = Pick<HostHandlers, 'guides.list' | 'diagnosis.run'>

/** Why a key does not work, and what vendors publish. */
export function diagnosisHandlers(_host: VaultHost): DiagnosisHandlers {
  return {
    'guides.list': () => [...guides()],
    'diagnosis.run': notYet,
  }
}

function notYet(): never {
  throw new VaultError('capability-missing')
}

import { diagnose, guideOf, guides } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import type { VaultHost } from './host.ts'
import { looseQuestion } from './key-checker.ts'
import type { HostHandlers } from './serve.ts'
import { vendorOf } from './vendor-of.ts'

type DiagnosisHandlers = Pick<HostHandlers, 'guides.list' | 'diagnosis.run'>

/** Why a key does not work, and what vendors publish. */
export function diagnosisHandlers(host: VaultHost): DiagnosisHandlers {
  return {
    'guides.list': () => [...guides()],
    'diagnosis.run': (input) => run(host, input),
  }
}

async function run(host: VaultHost, input: Input<'diagnosis.run'>) {
  const { rotation, session, leaving } = host.open
  const overview = session.overview(input.itemId)?.body
  if (!overview) throw new VaultError('not-found')
  const vendor = vendorOf(overview)
  const diagnosis = await diagnose(rotation, {
    ...input,
    guide: vendor === null ? null : guideOf(vendor),
    check: { questionFor: looseQuestion, transport: host.world.transport, signal: leaving },
  })
  host.emit('items.changed', null)
  return diagnosis
}

import {
  careOf,
  markPersonLeft,
  noteAccessChanged,
  peopleOf,
  recordedUsage,
  setCare,
  tickStep,
  usageAtProvider,
  type CareContext,
} from '../src-core/index.ts'
import type { UsageView } from '../src-shared/care.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { isPublicVariable } from '../src-shared/public-variables.ts'
import { editCare } from './edit-stamp.ts'
import { envLine } from './env-line.ts'
import type { VaultHost } from './host.ts'
import { readable } from './item-handlers.ts'
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

type Edited = { readonly itemId: ItemId; readonly stamp: number }

/** How keys are looked after. */
export function careHandlers(host: VaultHost): CareHandlers {
  const edit = (of: Edited, write: (stamp: number) => void): null => {
    editCare(host.open, of, write)
    host.emit('items.changed', null)
    return null
  }
  return {
    'care.get': ({ itemId }) => careOf(contextOf(host), itemId),
    'care.step': ({ step, done, ...of }) =>
      edit(of, (stamp) => {
        tickStep(contextOf(host), { ...of, stamp }, { step, done })
      }),
    'care.set': ({ itemId, stamp: shown, ...said }) =>
      edit({ itemId, stamp: shown }, (stamp) => {
        setCare(contextOf(host), { itemId, stamp }, said)
      }),
    'care.accessChanged': ({ changed, ...of }) =>
      edit(of, (stamp) => {
        noteAccessChanged(contextOf(host), { ...of, stamp }, changed)
      }),
    'care.people': () => peopleOf(contextOf(host)),
    'care.personLeft': (input) => {
      const person = markPersonLeft(contextOf(host), input)
      host.emit('items.changed', null)
      return person
    },
    'care.usage': ({ itemId }) => usageOf(host, itemId),
    'care.copyEnvLine': (input) => copyEnvLine(host, input),
  }
}

function contextOf({ open, world }: VaultHost): CareContext {
  return { session: open.session, clock: world.clock }
}

/** Lines of the audit log in which use is looked for. */
const auditLines = 20_000

async function usageOf({ open }: VaultHost, itemId: ItemId): Promise<UsageView> {
  const told = await usageAtProvider(open.rotation, itemId)
  return told ?? recordedUsage(open.session.audit({ itemId, limit: auditLines }))
}

async function copyEnvLine(host: VaultHost, input: Input<'care.copyEnvLine'>) {
  const { itemId, versionId, variable } = input
  if (isPublicVariable(variable)) throw new VaultError('place-in-browser')
  const secret = host.open.book.takeSecret(itemId, versionId, 'copied')
  const clearsAfterMs = host.settings.clipboardSeconds * 1000
  try {
    await host.copy(new TextEncoder().encode(envLine(variable, readable(secret))), clearsAfterMs)
    return { clearsAfterMs }
  } finally {
    secret.fill(0)
  }
}

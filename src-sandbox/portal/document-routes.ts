import type { Clock } from '../../src-shared/clock.ts'
import type { Call, Reply } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { Route } from '../http/router.ts'
import { formatInstant } from '../instant.ts'
import type { StateFile } from '../state-file.ts'
import { isSignedBy, isTimely } from './signature.ts'
import { environmentOf, withEnvironment, withSecret, type PortalState } from './state.ts'

type DocumentScene = { readonly file: StateFile<PortalState>; readonly clock: Clock }

/** The signed read that proves an API secret. */
export function documentRoutes(scene: DocumentScene): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/v5/{env}/documents',
      access: 'open',
      handle: (call) => readDocuments(scene, call),
    },
  ]
}

function readDocuments({ file, clock }: DocumentScene, call: Call): Reply {
  const now = clock.now()
  const environment = file.value.environments.find(({ id }) => id === call.params['env'])
  const timestamp = singleHeader(call, 'x-cs-timestamp')
  const signature = singleHeader(call, 'x-cs-signature')
  const request = { method: call.method, target: call.target, timestamp, body: call.body }
  const used = isTimely(timestamp, now)
    ? environment?.secrets.find(({ value }) => isSignedBy(value, request, signature))
    : undefined
  if (used === undefined) {
    throw new Refusal(401, 'invalid_signature', 'The signature is missing, stale or not valid.')
  }
  file.update((state) => {
    const present = environmentOf(state, call.params['env'])
    const touched = { ...used, lastUsedAt: formatInstant(now) }
    return withEnvironment(state, withSecret(present, touched))
  })
  return { status: 200, body: { documents: [] } }
}

function singleHeader({ headers }: Call, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

import { VaultError } from '../src-shared/errors.ts'
import type { Input } from '../src-shared/ipc-contract.ts'
import { limits } from '../src-shared/policy.ts'
import type { VaultHost } from './host.ts'
import type { HostHandlers } from './serve.ts'

type KeyHandlers = Pick<
  HostHandlers,
  | 'keys.generate'
  | 'rotations.list'
  | 'rotations.get'
  | 'rotations.start'
  | 'rotations.act'
  | 'rotations.challenge'
  | 'rotations.plan'
  | 'rotations.supply'
  | 'rotations.place'
  | 'rotations.placeDiff'
>

/** Everything that is done at providers. */
export function keyHandlers(host: VaultHost): KeyHandlers {
  return {
    'keys.generate': (input) => host.open.desk.generate(input),
    // What is under way comes first: what is left out is the oldest history.
    'rotations.list': () => host.open.desk.list().slice(0, limits.rotations),
    'rotations.get': ({ rotationId }) => host.open.desk.get(rotationId),
    'rotations.start': (input) => host.open.desk.start(input),
    'rotations.act': ({ rotationId, ...decision }) => host.open.desk.act(rotationId, decision),
    'rotations.plan': ({ itemId }) => host.open.desk.plan(itemId),
    'rotations.supply': (input) => supply(host, input),
    'rotations.place': ({ rotationId, placeId, action }) =>
      host.open.desk.place(rotationId, placeId, action),
    'rotations.placeDiff': ({ rotationId, placeId }) =>
      host.open.desk.placeDiff(rotationId, placeId),
    'rotations.challenge': async ({ connectionId, remoteId }) => {
      return { phrase: await host.open.desk.challenge(connectionId, remoteId) }
    },
  }
}

async function supply(
  host: VaultHost,
  { rotationId, secret, credentialId }: Input<'rotations.supply'>,
) {
  const bytes = new TextEncoder().encode(secret)
  try {
    if (bytes.length > limits.secretBytes) throw new VaultError('bad-secret')
    return await host.open.desk.supply(rotationId, { secret: bytes, credentialId })
  } finally {
    bytes.fill(0)
  }
}

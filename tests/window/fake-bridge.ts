import { errorCodeOf } from '../../src-shared/errors.ts'
import type { Channel } from '../../src-shared/ipc-channels.ts'
import { hostChannels, shellChannels } from '../../src-shared/ipc-channels.ts'
import type { Bridge, Input, Output, Reply } from '../../src-shared/ipc-contract.ts'
import { contract } from '../../src-shared/ipc-contract.ts'
import { batchReplies } from './fake/fake-batches.ts'
import { copyReplies } from './fake/fake-copies.ts'
import { intakeReplies } from './fake/fake-intake.ts'
import { placeReplies } from './fake/fake-places.ts'
import { itemReplies, providerReplies, shellReplies, vaultReplies } from './fake/fake-replies.ts'
import { rotationReplies } from './fake/fake-rotations.ts'
import { careReplies } from './fake/fake-care.ts'
import { connectionReplies } from './fake/fake-connections.ts'
import { diagnosisReplies } from './fake/fake-diagnosis.ts'
import { webhookReplies } from './fake/fake-webhooks.ts'
import { usedReplies } from './fake/fake-used.ts'
import { FakeVault } from './fake/fake-vault.ts'
import type { Scene } from './fake/scenes.ts'

/** What answers each call of the fake. */
export type FakeBodies = {
  readonly [C in Channel]: (input: Input<C>) => Output<C>
}

/** A bridge over a vault in memory: a fake to draw and try the window without the program. */
export function createFakeBridge(scene: Scene): Bridge {
  const vault = new FakeVault(scene)
  const bodies: FakeBodies = {
    ...vaultReplies(vault),
    ...itemReplies(vault),
    ...providerReplies(vault),
    ...rotationReplies(vault),
    ...placeReplies(vault),
    ...batchReplies(vault),
    ...copyReplies(vault),
    ...intakeReplies(vault),
    ...usedReplies(vault),
    ...webhookReplies(vault),
    ...careReplies(vault),
    ...diagnosisReplies(),
    ...connectionReplies(vault),
    ...shellReplies(vault),
  }
  const isGone = (channel: Channel) =>
    scene.hostGone && channel !== 'vault.state' && hostChannels.some((host) => host === channel)
  const calls: Record<string, unknown> = {
    subscribe: (listener: Parameters<Bridge['subscribe']>[0]) => vault.listen(listener),
    // No path belongs to what a page made up; the fake knows a file by its ending.
    dropped: (files: readonly File[]) => {
      const paths = files.map(({ name }) => `/home/ann/${name}`)
      return answer('files.dropped', { paths }, bodies)
    },
  }
  for (const channel of [...hostChannels, ...shellChannels])
    calls[channel] = (input: unknown) => answer(channel, input, isGone(channel) ? null : bodies)
  return asBridge(calls)
}

/** Answers as the real one does: both ways by schema, failures as values, and never at once. */
async function answer(
  channel: Channel,
  input: unknown,
  bodies: FakeBodies | null,
): Promise<Reply<unknown>> {
  await new Promise((resolve) => setTimeout(resolve, 5))
  if (!bodies) return { ok: false, code: 'host-gone' }
  try {
    const { input: inputShape, output: outputShape } = contract[channel]
    const body = anyBody(bodies, channel)
    return { ok: true, value: outputShape.parse(body(inputShape.parse(input))) }
  } catch (thrown) {
    return { ok: false, code: errorCodeOf(thrown) }
  }
}

function anyBody(bodies: FakeBodies, channel: Channel): (input: unknown) => unknown {
  // The schema of this very channel has just parsed what it is given.
  return bodies[channel] as (input: unknown) => unknown
}

function asBridge(calls: Readonly<Record<string, unknown>>): Bridge {
  // Built from the list of channels, so every name is there; the types of each are FakeBodies'.
  return calls as Bridge
}

import { errorCodeOf, VaultError, type ErrorCode } from '../src-shared/errors.ts'
import { hostChannels, type HostChannel } from '../src-shared/ipc-channels.ts'
import {
  hostContract,
  Request,
  type Input,
  type Output,
  type Reply,
} from '../src-shared/ipc-contract.ts'
import { patiently } from './patience.ts'

/** One function for each channel of the vault host; the compiler asks for a missing one. */
export type HostHandlers = {
  readonly [C in HostChannel]: (input: Input<C>) => Output<C> | Promise<Output<C>>
}

/** Decides whether a channel may be served now. */
export type Gate = (channel: HostChannel) => ErrorCode | null

/**
 * Answers one request of a window: parse input → is it allowed now → serve → parse output → reply.
 *
 * Parsing the output as well keeps a careless handler from leaking a field. Failures are values;
 * what was thrown stays here.
 */
export async function answerRequest(
  handlers: HostHandlers,
  gate: Gate,
  message: unknown,
): Promise<{ readonly id: number; readonly reply: Reply<unknown> } | null> {
  const request = Request.safeParse(message)
  if (!request.success) return null
  const { id, channel, input } = request.data
  return { id, reply: await serve({ handlers, gate }, channel, input) }
}

async function serve(
  { handlers, gate }: { readonly handlers: HostHandlers; readonly gate: Gate },
  channel: string,
  input: unknown,
): Promise<Reply<unknown>> {
  try {
    if (!isHostChannel(channel)) throw new VaultError('bad-request')
    const parsed = hostContract[channel].input.safeParse(input)
    if (!parsed.success) throw new VaultError('bad-request')
    const refused = gate(channel)
    if (refused !== null) throw new VaultError(refused)
    const output = await patiently(channel, () => handlerOf(handlers, channel)(parsed.data))
    return { ok: true, value: hostContract[channel].output.parse(output) }
  } catch (thrown) {
    return { ok: false, code: errorCodeOf(thrown) }
  }
}

function isHostChannel(channel: string): channel is HostChannel {
  return (hostChannels as readonly string[]).includes(channel)
}

/** The input was parsed with this very channel's schema, which the compiler cannot follow. */
function handlerOf(handlers: HostHandlers, channel: HostChannel) {
  return handlers[channel] as (input: unknown) => unknown
}

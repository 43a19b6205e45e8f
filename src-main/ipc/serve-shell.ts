import { VaultError, errorCodeOf } from '../../src-shared/errors.ts'
import type { ShellChannel } from '../../src-shared/ipc-channels.ts'
import { shellChannels } from '../../src-shared/ipc-channels.ts'
import type { Call, Input, Output, Reply } from '../../src-shared/ipc-contract.ts'
import { shellContract } from '../../src-shared/ipc-contract.ts'
import { z } from 'zod'

/** One function for every call of the closed list; the compiler asks for each. */
export type ShellHandlers = {
  readonly [C in ShellChannel]: (input: Input<C>) => Output<C> | Promise<Output<C>>
}

/** What stands before the handlers. */
export type ShellGate<Event> = {
  readonly isTrusted: (event: Event) => boolean
  readonly isAllowedNow: () => boolean
}

const Message = z.strictObject({ channel: z.enum(shellChannels), input: z.unknown() })

/**
 * The one loop for calls to the main process: sender, input, rate, handler, output, reply.
 *
 * Failures are answered as values; nothing that was thrown crosses to the page.
 */
export function shellServer<Event>(
  gate: ShellGate<Event>,
  handlers: ShellHandlers,
): (event: Event, message: unknown) => Promise<Reply<unknown>> {
  return async (event, message) => {
    try {
      if (!gate.isTrusted(event)) throw new VaultError('bad-request')
      const { channel, input } = parseOrRefuse(Message, message)
      const { input: inputSchema, output: outputSchema }: Call = shellContract[channel]
      const parsed = parseOrRefuse(inputSchema, input)
      if (!gate.isAllowedNow()) throw new VaultError('too-many-requests')
      const handler: (input: never) => unknown = handlers[channel]
      return { ok: true, value: outputSchema.parse(await handler(trustParsed(parsed))) }
    } catch (thrown) {
      return { ok: false, code: errorCodeOf(thrown) }
    }
  }
}

function parseOrRefuse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new VaultError('bad-request')
  return parsed.data
}

// The schema of this very channel has just accepted it; TypeScript cannot follow the lookup.
function trustParsed(value: unknown): never {
  return value as never
}

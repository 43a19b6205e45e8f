import type { ErrorCode } from '../src-shared/errors.ts'
import type { Channel, EventName } from '../src-shared/ipc-channels.ts'
import type { Bridge, Input, Output, Payload, Reply } from '../src-shared/ipc-contract.ts'

declare global {
  // Only an interface merges with the browser's own.
  interface Window {
    readonly keyturn: Bridge
  }
}

/** A call that was answered with a code; its sentence stands in the words. */
export class CallFailed extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode) {
    super(code)
    this.name = 'CallFailed'
    this.code = code
  }
}

/** An event with what it carries. */
export type AppEvent = {
  readonly [E in EventName]: { readonly name: E; readonly payload: Payload<E> }
}[EventName]

/** What the window asks by name; drops are handed over by a function of their own. */
type AskedChannel = Exclude<Channel, 'files.dropped'>

/** Asks the vault or the program; throws `CallFailed` with the code of a refusal. */
export async function call<C extends AskedChannel>(
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  const reply = await askOf(channel)(input)
  if (reply.ok) return reply.value
  throw new CallFailed(reply.code)
}

/** The folders and files that the person dropped; throws `CallFailed` with the code of a refusal. */
export async function dropped(files: readonly File[]): Promise<Output<'files.dropped'>> {
  const reply = await window.keyturn.dropped(files)
  if (reply.ok) return reply.value
  throw new CallFailed(reply.code)
}

/** Calls back with every event until the returned function is called. */
export function onEvent(listener: (event: AppEvent) => void): () => void {
  return window.keyturn.subscribe((name, payload) => listener(asEvent(name, payload)))
}

/** The code of anything that was thrown by a call. */
export function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof CallFailed ? thrown.code : 'internal'
}

function askOf<C extends AskedChannel>(channel: C): (input: Input<C>) => Promise<Reply<Output<C>>> {
  // Indexing the mapped type by a type parameter gives a union that the compiler cannot call.
  return window.keyturn[channel] as unknown as (input: Input<C>) => Promise<Reply<Output<C>>>
}

function asEvent(name: EventName, payload: unknown): AppEvent {
  // The preload passes on events that were parsed by schema where they were sent.
  return { name, payload } as AppEvent
}

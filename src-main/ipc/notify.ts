import type { EventName } from '../../src-shared/ipc-channels.ts'
import { wire } from '../../src-shared/ipc-channels.ts'
import type { Payload } from '../../src-shared/ipc-contract.ts'
import { eventContract } from '../../src-shared/ipc-contract.ts'

/** What can be told something. */
export type Told = { send(channel: string, message: object): void }

/** Tells the page of an event of the closed list; a page that is gone is not told. */
export function notify<E extends EventName>(
  page: Told | null,
  event: { readonly name: E; readonly payload: Payload<E> },
): void {
  const payload = eventContract[event.name].parse(event.payload)
  page?.send(wire.event, { name: event.name, payload })
}

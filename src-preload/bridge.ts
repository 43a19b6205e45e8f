import type { EventName } from '../src-shared/ipc-channels.ts'
import { eventNames, hostChannels, shellChannels } from '../src-shared/ipc-channels.ts'
import type { Bridge, Reply } from '../src-shared/ipc-contract.ts'

/** How a call leaves the page. */
export type Ask = (channel: string, input: unknown) => Promise<Reply<unknown>>

/** What the bridge is made of. */
export type BridgeDeps = {
  readonly askHost: Ask
  readonly askShell: Ask
  /** The path of a file that the system gave to the page; empty for one that the page made. */
  readonly pathOf: (file: object) => string
  readonly listeners: Set<(name: EventName, payload: unknown) => void>
}

/** The one object that the page gets: a frozen function for each channel, and one to be told. */
export function makeBridge(deps: BridgeDeps): Bridge {
  const calls = [
    ...hostChannels.map((channel) => [channel, caller(deps.askHost, channel)] as const),
    ...pageChannels.map((channel) => [channel, caller(deps.askShell, channel)] as const),
  ]
  const dropped = (files: unknown) => deps.askShell('files.dropped', { paths: paths(files, deps) })
  const subscribe: Bridge['subscribe'] = (listener) => {
    deps.listeners.add(listener)
    return () => void deps.listeners.delete(listener)
  }
  return asBridge({
    ...Object.fromEntries(calls),
    dropped: Object.freeze(dropped),
    subscribe: Object.freeze(subscribe),
  })
}

// Where a file lies is not for the page to say: only what the system dropped has a path.
const pageChannels = shellChannels.filter((channel) => channel !== 'files.dropped')

/** As many as one drop may bring. */
const mostDropped = 50

function paths(files: unknown, { pathOf }: BridgeDeps): readonly string[] {
  if (!Array.isArray(files)) return []
  const given = files.slice(0, mostDropped).map((file: unknown) => {
    try {
      return typeof file === 'object' && file !== null ? pathOf(file) : ''
    } catch {
      // Anything but a file.
      return ''
    }
  })
  return given.filter((path) => path !== '')
}

/** Tells every listener of an event of the closed list; other names are left alone. */
export function tellListeners(
  listeners: BridgeDeps['listeners'],
  event: { readonly name: unknown; readonly payload: unknown },
): void {
  const name = eventNames.find((known) => known === event.name)
  if (name === undefined) return
  for (const listener of listeners) listener(name, event.payload)
}

function caller(ask: Ask, channel: string): (input: unknown) => Promise<Reply<unknown>> {
  return Object.freeze((input: unknown) => ask(channel, input))
}

// Made from the very lists that the type is made from; TypeScript cannot follow the loop.
function asBridge(bridge: object): Bridge {
  return Object.freeze(bridge) as Bridge
}

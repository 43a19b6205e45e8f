import type { Kdf, Randomness, ThreadMaker, Transport } from '../src-core/index.ts'
import type { Clock } from '../src-shared/clock.ts'
import type { FromHost } from '../src-shared/host-messages.ts'

/** Everything outside itself that a vault host touches; built in index.ts, or by a test. */
export type HostWorld = {
  readonly clock: Clock
  readonly random: Randomness
  readonly kdf: Kdf
  readonly transport: Transport
  /** Threads that read files, so that a search never keeps the window waiting. */
  readonly threads: ThreadMaker
  /** The home folder of the person, or an empty text where the system knows none. */
  readonly home: string
  /** Sends a message to the main process. */
  readonly tellMain: (message: FromHost) => void
  /** Ends this process. */
  readonly end: () => void
}

/** Sixteen random bytes as 32 hexadecimal digits: an id of ours. */
export function newId({ random }: Pick<HostWorld, 'random'>): string {
  return Buffer.from(random.randomBytes(16)).toString('hex')
}

import type { Clock } from '../src-shared/clock.ts'
import type { Call } from './http/message.ts'
import { formatInstant } from './instant.ts'
import type { ProviderName } from './provider.ts'
import { redact } from './redaction.ts'

// Practice mode runs for days; only the end of the log is of use to anyone.
const maxEntries = 5_000

/** One request to a provider. */
export type LogEntry = {
  readonly at: string
  readonly provider: ProviderName
  readonly method: string
  readonly path: string
  readonly authorization: '[redacted]' | null
  /** What was answered; null while, or when, there was no answer. */
  status: number | null
  committed: boolean
}

/** What the providers were asked, with no secret in it. */
export class RequestLog {
  readonly #clock: Clock
  #entries: LogEntry[] = []

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get entries(): readonly LogEntry[] {
    return this.#entries
  }

  /** Notes that a request has come; its outcome is filled in later. */
  open(provider: ProviderName, call: Call): LogEntry {
    const entry: LogEntry = {
      at: formatInstant(this.#clock.now()),
      provider,
      method: call.method,
      path: redact(call.target),
      authorization: carriesKey(call) ? '[redacted]' : null,
      status: null,
      committed: false,
    }
    this.#entries = [...this.#entries.slice(1 - maxEntries), entry]
    return entry
  }

  clear(): void {
    this.#entries = []
  }
}

function carriesKey({ headers }: Call): boolean {
  return headers.authorization !== undefined || headers['x-api-key'] !== undefined
}

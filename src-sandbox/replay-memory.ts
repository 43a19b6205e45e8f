import type { Clock } from '../src-shared/clock.ts'
import { dayMs } from '../src-shared/clock.ts'
import type { Call, Reply } from './http/message.ts'
import { Refusal } from './http/refusal.ts'
import { sha256Hex } from './random-values.ts'

const maxKept = 1_000

type KeptReply = { readonly request: string; readonly reply: Reply; readonly until: number }

/**
 * Answers a repeated request as the first one was answered, by its `Idempotency-Key`, for a day.
 *
 * It stands in memory only: a first answer may tell a secret, of which the file keeps a hash alone.
 */
export class ReplayMemory {
  readonly #clock: Clock
  readonly #kept = new Map<string, KeptReply>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** The first answer if there was one, else that of `serve`. */
  serve(call: Call, serve: () => Reply): Reply {
    const key = call.headers['idempotency-key']
    if (typeof key !== 'string' || key === '') return serve()
    const request = sha256Hex(`${call.method} ${call.target} ${sha256Hex(textOf(call))}`)
    const kept = this.#kept.get(key)
    if (kept !== undefined && kept.until > this.#clock.now()) {
      if (kept.request === request) {
        return { ...kept.reply, committed: false, headers: { 'Idempotent-Replayed': 'true' } }
      }
      throw new Refusal(422, 'idempotency_mismatch', 'This key belongs to another request.')
    }
    const reply = serve()
    this.#keep(key, { request, reply, until: this.#clock.now() + dayMs })
    return reply
  }

  clear(): void {
    this.#kept.clear()
  }

  #keep(key: string, kept: KeptReply): void {
    const [oldest] = this.#kept.keys()
    if (this.#kept.size >= maxKept && oldest !== undefined) this.#kept.delete(oldest)
    this.#kept.set(key, kept)
  }
}

function textOf({ body }: Call): string {
  return new TextDecoder().decode(body)
}

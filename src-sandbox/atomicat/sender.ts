import type { Clock } from '../../src-shared/clock.ts'
import { sendMessage } from '../http/loopback-client.ts'
import { formatInstant } from '../instant.ts'
import { randomHex16 } from '../random-values.ts'
import type { StateFile } from '../state-file.ts'
import {
  afterAttempt,
  isAccepted,
  isDue,
  newDelivery,
  submissionBody,
  withDelivery,
  type Delivery,
} from './delivery.ts'
import { withUsedKey, type Area, type AtomicatState } from './state.ts'

const lookMs = 500

export type SenderOptions = {
  readonly file: StateFile<AtomicatState>
  readonly clock: Clock
  /** Ends what is under way, and all further tries. */
  readonly stopped: AbortSignal
}

/** Sends deliveries to their destinations, and sends again what was not taken. */
export class DeliverySender {
  readonly #options: SenderOptions
  #round: Promise<void> = Promise.resolve()
  #isLooking = false

  constructor(options: SenderOptions) {
    this.#options = options
    const timer = setInterval(() => this.#look(), lookMs)
    timer.unref()
    options.stopped.addEventListener('abort', () => clearInterval(timer), { once: true })
  }

  /** Enqueues a sample submission of an area and tries once to deliver it. */
  async submit(area: Area): Promise<Delivery> {
    const { file, clock } = this.#options
    const id = `sub_${randomHex16()}`
    const createdAt = formatInstant(clock.now())
    const delivery = newDelivery({ id, area, createdAt, key: file.value.keys[area] })
    file.update((state) => withDelivery(state, delivery))
    await this.send((waiting) => waiting.id === id)
    return file.value.deliveries.find((known) => known.id === id) ?? delivery
  }

  /** Tries once to deliver those that wait, one after the other, after any that are under way. */
  send(isWanted: (delivery: Delivery) => boolean): Promise<void> {
    const round = this.#round.then(async () => {
      const { deliveries } = this.#options.file.value
      for (const delivery of deliveries) {
        if (delivery.state === 'waiting' && isWanted(delivery)) await this.#attempt(delivery)
      }
    })
    this.#round = round.catch(() => undefined)
    return round
  }

  #look(): void {
    const { file, clock } = this.#options
    const now = clock.now()
    if (this.#isLooking || !file.value.deliveries.some((delivery) => isDue(delivery, now))) return
    this.#isLooking = true
    // A state that cannot be written is told to whoever asks next; here nobody is asking.
    void this.send((delivery) => isDue(delivery, now))
      .catch(() => undefined)
      .finally(() => (this.#isLooking = false))
  }

  async #attempt(delivery: Delivery): Promise<void> {
    const { file, clock, stopped } = this.#options
    const destination = file.value.destinations[delivery.area]
    if (destination === null || stopped.aborted) return
    const { secretAtEnqueue } = delivery
    const carried = secretAtEnqueue === null ? {} : { [destination.header]: secretAtEnqueue }
    const headers = { 'Content-Type': 'application/json; charset=utf-8', ...carried }
    const message = { url: new URL(destination.url), headers, body: submissionBody(delivery) }
    const status = await sendMessage(message, stopped)
    if (wasStopped(stopped)) return
    file.update((state) => {
      // A reset may have emptied the queue meanwhile.
      if (!state.deliveries.some(({ id }) => id === delivery.id)) return state
      const tried = withDelivery(state, afterAttempt(delivery, status, clock.now()))
      if (!isAccepted(status) || secretAtEnqueue === null) return tried
      return withUsedKey(tried, secretAtEnqueue, formatInstant(clock.now()))
    })
  }
}

// While a message was under way the sandbox may have ended, and its folder with it.
function wasStopped(signal: AbortSignal): boolean {
  return signal.aborted
}

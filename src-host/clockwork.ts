import { Batches } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { RotationId } from '../src-shared/ids.ts'
import type { EventName } from '../src-shared/ipc-channels.ts'
import type { AppSettings } from '../src-shared/policy.ts'
import { DueWatch } from './due-watch.ts'
import type { OpenVault } from './open-vault.ts'
import type { HostWorld } from './world.ts'

/** How often what is planned and due is carried on, in milliseconds. */
const beatMs = 30_000

/** How often an account that asked to wait is looked at again while a batch has keys left. */
const quickMs = 2_000

/** Events that say only that something is to be asked for anew. */
type PlainEvent = Extract<EventName, 'batches.changed' | 'due.changed'>

/** What the clockwork works with. */
export type ClockworkDeps = {
  readonly world: Pick<HostWorld, 'clock' | 'tellMain'>
  readonly settings: () => AppSettings
  readonly emit: (name: PlainEvent) => void
}

type Running = { readonly open: OpenVault; readonly batches: Batches; readonly due: DueWatch }

/**
 * What goes on by itself while a vault is open: due retries, batches, and the watch on what is due.
 *
 * It stands still while nothing is open, and for good once the host is to end.
 */
export class Clockwork {
  readonly #deps: ClockworkDeps
  #running: Running | null = null
  #timers: readonly NodeJS.Timeout[] = []
  #beating: Promise<void> | null = null

  constructor(deps: ClockworkDeps) {
    this.#deps = deps
  }

  /** The batches of the open vault; throws 'not-allowed-now' while there is none. */
  get batches(): Batches {
    return this.#opened().batches
  }

  /** The watch on what is due; throws 'not-allowed-now' while nothing is open. */
  get due(): DueWatch {
    return this.#opened().due
  }

  /** Begins with a vault that was just opened. */
  begin(open: OpenVault): void {
    const { world, settings, emit } = this.#deps
    const batches = new Batches({
      ...{ context: open.rotation, desk: open.desk },
      changed: () => emit('batches.changed'),
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    })
    const due = new DueWatch({
      ...{ world, open },
      reminds: () => settings().reminders === 'on',
      changed: () => emit('due.changed'),
    })
    this.#running = { open, batches, due }
    this.#timers = [
      setInterval(() => void this.beat(), beatMs).unref(),
      setInterval(() => {
        if (batches.hasWork) void batches.tick()
      }, quickMs).unref(),
    ]
  }

  /** Begins nothing more. */
  end(): void {
    for (const timer of this.#timers) clearInterval(timer)
    this.#running?.batches.halt()
    this.#running = null
  }

  /** A replacement went on: a batch may stand differently. */
  noticed(id: RotationId): void {
    if (this.#running?.batches.concerns(id)) this.#deps.emit('batches.changed')
  }

  /** Does once what is due; a beat that lasts is not overtaken by the next. Never throws. */
  beat(): Promise<void> {
    this.#beating ??= this.#beat().finally(() => (this.#beating = null))
    return this.#beating
  }

  async #beat(): Promise<void> {
    const running = this.#running
    if (running === null) return
    try {
      running.due.look()
      if (running.open.session.readOnly !== null) return
      await running.open.desk.tick()
      if (this.#running === running) await running.batches.tick()
    } catch {
      // What stands in the way, such as a full disk, is told by whatever the person does next.
    }
  }

  #opened(): Running {
    if (!this.#running) throw new VaultError('not-allowed-now')
    return this.#running
  }
}

import { isReviewDue, remindersOf, type ReminderSettings, type Session } from '../src-core/index.ts'
import type { DueView } from '../src-shared/batch.ts'
import { dayMs } from '../src-shared/clock.ts'
import { dueOfAll } from '../src-shared/due.ts'
import type { OpenVault } from './open-vault.ts'
import type { HostWorld } from './world.ts'

/** What the watch works with. */
export type DueWatchDeps = {
  readonly world: Pick<HostWorld, 'clock' | 'tellMain'>
  readonly open: Pick<OpenVault, 'place' | 'session'>
  /** Whether the person wants to hear of it from the operating system. */
  readonly reminds: () => boolean
  /** The window was told other figures before. */
  readonly changed: () => void
}

/** No day of this computer's calendar is longer, also where the clocks are put back. */
const longestDayMs = dayMs + 3 * 3_600_000

/** Watches what is due in the open vault, and reminds quietly: once a day, by figures alone. */
export class DueWatch {
  readonly #deps: DueWatchDeps
  /** The figures that the window was last told, or null before it asked. */
  #told: string | null = null
  /** When it last reminded, also where that could not be written down. */
  #remindedAt: number | null = null

  constructor(deps: DueWatchDeps) {
    this.#deps = deps
  }

  /** What is due now, for the window. */
  state(): DueView {
    const state = this.#now()
    this.#told = JSON.stringify(state)
    return state
  }

  /** Puts the reminder aside until the next day of this computer's calendar. */
  quiet(): void {
    const { world, open } = this.#deps
    note(open.session, { quietUntil: nextMidnight(world.clock.now()) })
    this.look()
  }

  /** Tells the window if the figures have changed, and reminds if it is time. */
  look(): void {
    const state = this.#now()
    const figures = JSON.stringify(state)
    const isNews = this.#told !== null && this.#told !== figures
    this.#told = figures
    if (isNews) this.#deps.changed()
    this.#remind(state)
  }

  #remind({ overdue, expired, dueSoon, quiet }: DueView): void {
    const { world, open, reminds } = this.#deps
    const past = overdue + expired
    // Sample keys are nobody's concern, and a vault that may not be written would remind for ever.
    if (open.place !== 'own' || open.session.readOnly !== null || !reminds()) return
    if (quiet || past + dueSoon === 0 || this.#hasReminded()) return
    this.#remindedAt = world.clock.now()
    world.tellMain({ kind: 'remind', overdue: past, dueSoon })
    // Last: a vault that cannot be written now, as on a full disk, is no reason to keep silent.
    note(open.session, { remindedAt: this.#remindedAt })
  }

  #hasReminded(): boolean {
    const { world, open } = this.#deps
    const { remindedAt } = remindersOf(open.session.settings().body)
    const now = world.clock.now()
    return [remindedAt, this.#remindedAt].some((at) => at !== null && isSameDay(at, now))
  }

  #now(): DueView {
    const { world, open } = this.#deps
    const now = world.clock.now()
    const { quietUntil } = remindersOf(open.session.settings().body)
    return {
      ...dueOfAll(open.session.overviews(), now),
      quiet: isBefore(now, quietUntil),
      reviewDue: isReviewDue({ session: open.session, clock: world.clock }),
    }
  }
}

function isSameDay(at: number, now: number): boolean {
  return nextMidnight(at) === nextMidnight(now)
}

/** Whether it is not that late yet; an end that no day of the calendar explains counts for nothing. */
function isBefore(now: number, end: number | null): boolean {
  return end !== null && now < end && end - now <= longestDayMs
}

/** The beginning of the next day by this computer's calendar. */
function nextMidnight(instant: number): number {
  return new Date(instant).setHours(24, 0, 0, 0)
}

function note(session: Session, change: Partial<ReminderSettings>): void {
  const { body, stamp } = session.settings()
  session.transact((tx) => {
    tx.putSettings({ ...body, reminders: { ...remindersOf(body), ...change } }, stamp)
  })
}

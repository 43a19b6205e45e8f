import type { PowerMonitor } from 'electron'
import type { LockReason } from './lock.ts'

/** What happens to the machine and what is done about it. */
export type PowerDeps = {
  readonly lock: (reason: LockReason) => void
  readonly recheckIdle: () => void
  readonly quit: () => void
}

/** Locks when the machine sleeps, its screen is locked or another user takes over. */
export function watchPower(monitor: PowerMonitor, deps: PowerDeps): void {
  monitor.on('suspend', () => deps.lock('suspend'))
  monitor.on('lock-screen', () => deps.lock('screen-lock'))
  monitor.on('user-did-resign-active', () => deps.lock('screen-lock'))
  monitor.on('resume', deps.recheckIdle)
  monitor.on('unlock-screen', deps.recheckIdle)
  monitor.on('shutdown', deps.quit)
}

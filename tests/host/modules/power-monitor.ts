import type * as Electron from 'electron'
import { HostEmitter, makeLoud } from '../loud.ts'

// No event of the system's arrives here: tests emit them, which is the same on Electron.
const events = [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
  'user-did-become-active',
  'user-did-resign-active',
  'on-ac',
  'on-battery',
]

class HostPowerMonitor
  extends HostEmitter
  implements Pick<Electron.PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState'>
{
  #lastInput = performance.now()

  constructor() {
    super('powerMonitor', events)
  }

  /** Seconds since the last input to one of our windows; of other programs nothing is known. */
  getSystemIdleTime(): number {
    return Math.floor((performance.now() - this.#lastInput) / 1000)
  }

  getSystemIdleState(threshold: number): 'active' | 'idle' {
    return this.getSystemIdleTime() >= threshold ? 'idle' : 'active'
  }

  noticeInput(): void {
    this.#lastInput = performance.now()
  }
}
makeLoud('powerMonitor', HostPowerMonitor)

/** The one `powerMonitor`. */
export const powerMonitor = new HostPowerMonitor()

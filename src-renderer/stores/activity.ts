import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { minuteMs } from '../../src-shared/clock.ts'
import { call } from '../api.ts'
import { now } from '../clock.ts'

const pingEveryMs = 5_000

/** When a key was last pressed or a pointer last moved in this window. */
const activityStore = createStore<{ readonly lastAt: number }>()(() => ({ lastAt: now() }))

/** The instant of the last key press or pointer movement, as far as it was told on. */
export function useLastActivity(): number {
  return useStore(activityStore, (state) => state.lastAt)
}

/** Whole minutes until the vault locks by itself, rounded up; 0 in the last one. */
export function minutesToLock(lastAt: number, idleMinutes: number, at: number): number {
  const left = lastAt + idleMinutes * minuteMs - at
  return left < minuteMs ? 0 : Math.ceil(left / minuteMs)
}

/** Tells the program about keys and pointer, at most every five seconds, until it is stopped. */
export function watchActivity(): () => void {
  const stir = () => {
    const at = now()
    if (at - activityStore.getState().lastAt < pingEveryMs) return
    activityStore.setState({ lastAt: at })
    // A lost ping only makes the vault lock earlier.
    call('app.activity', null).catch(() => undefined)
  }
  const kinds = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
  for (const kind of kinds) window.addEventListener(kind, stir, { passive: true, capture: true })
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, stir, { capture: true })
  }
}

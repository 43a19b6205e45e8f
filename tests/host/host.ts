import type { Browser } from './chromium/browser.ts'

/** What the emulated modules need to know of the stand-in around them. */
export type Host = {
  /** Run by Playwright, or for a person in a window of its own. */
  readonly mode: 'tests' | 'window'
  readonly browser: Browser
}

let current: Host | null = null

/** Called once, before the app's main script runs. */
export function setHost(host: Host): void {
  current = host
}

/** The running stand-in. */
export function host(): Host {
  if (current === null) throw new Error('The stand-in has not started yet')
  return current
}

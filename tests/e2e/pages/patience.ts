import { expect as base } from '@playwright/test'

/** Keys from passphrases, processes that start, disks: on a busy machine each takes its time. */
export const patience = { timeout: 30_000 } as const

/** Playwright's `expect` for an app that does all of that. */
export const expect = base.configure(patience)

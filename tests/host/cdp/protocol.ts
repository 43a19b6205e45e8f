/**
 * The words of the Chrome DevTools Protocol. Playwright brings their types along without offering
 * them by name, hence the path; nothing of Playwright is needed when the stand-in runs.
 */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts'

import type { FindProgress } from '../src-shared/intake.ts'
import { countOf, numbered } from './summary.ts'

/** How far a search is, in one line. */
export function progressLine({ files, bytes, leftMs, found }: FindProgress): string {
  const parts = [
    numbered(files, 'file'),
    `${countOf(Math.round(bytes / 1_000_000))} MB`,
    `${countOf(found)} found`,
    leftMs === null || leftMs === 0 ? '' : `about ${countOf(Math.ceil(leftMs / 1_000))} s left`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** A line of a terminal that is written again and again, and is gone in the end. */
export class ProgressLine {
  readonly #write: (text: string) => void
  #isShown = false

  constructor(write: (text: string) => void) {
    this.#write = write
  }

  show(progress: FindProgress): void {
    this.#isShown = true
    this.#write(`\r${progressLine(progress)}\u001B[K`)
  }

  clear(): void {
    if (this.#isShown) this.#write('\r\u001B[K')
    this.#isShown = false
  }
}

import type { Outcome } from './history.ts'
import type { Counts } from './world.ts'

/** Counts what many histories tried, and tells the first that fail. */
export class Tally {
  histories = 0
  readonly failed: string[] = []
  readonly counts: Counts = { calls: 0, faults: 0, crashes: 0, acts: 0, failedCommits: 0 }

  /** Adds one; `again` names it so that it can be told once more. */
  add(again: string, { findings, counts }: Outcome): void {
    this.histories += 1
    for (const key of Object.keys(counts) as (keyof Counts)[]) this.counts[key] += counts[key]
    if (findings.length > 0) this.failed.push(`${again}: ${findings.join('; ')}`)
  }

  get text(): string {
    const { calls, faults, crashes, acts } = this.counts
    return `${this.histories} histories, ${acts} acts, ${calls} calls, ${faults} faults, ${crashes} of them crashes`
  }
}

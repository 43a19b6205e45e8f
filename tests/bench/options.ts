/** How a bench is run. */
export type BenchOptions = {
  /** A hundredth of the size, to see that it works. */
  readonly isSmall: boolean
  /** Leaves what was generated for the next run. */
  readonly keeps: boolean
  /** How often each program is measured; the median counts. */
  readonly rounds: number
  /** A folder with one unpacked package in each of its folders; null for those of `npm ci`. */
  readonly packages: string | null
}

/** Work that is asked for often and done rarely. */
export type Burst = {
  /** Has it done: at once, or together with whatever else asks for it meanwhile. */
  readonly ask: () => void
  /** Leaves undone what was put off. */
  readonly forget: () => void
}

/** How long work rests after it ended, in milliseconds. */
export const restMs = 100

/**
 * Has work done at once where it rests, and otherwise once more when it has ended and rested.
 *
 * Many keys that are replaced together tell of a change many times a second; a list read for each
 * of them would be refused for asking too often.
 */
export function inBursts(work: () => Promise<unknown>): Burst {
  let timer: ReturnType<typeof setTimeout> | null = null
  let isBusy = false
  let isWanted = false
  const rested = (): void => {
    timer = null
    isBusy = false
    if (isWanted) ask()
  }
  const rest = (): void => {
    timer = setTimeout(rested, restMs)
  }
  const ask = (): void => {
    isWanted = isBusy
    if (isBusy) return
    isBusy = true
    work().then(rest, rest)
  }
  const forget = (): void => {
    isWanted = false
    if (timer === null) return
    clearTimeout(timer)
    rested()
  }
  return { ask, forget }
}

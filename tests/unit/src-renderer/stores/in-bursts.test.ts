import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inBursts, restMs } from '../../../../src-renderer/stores/in-bursts.ts'

let done: number
let ends: (() => void)[]
const burst = () =>
  inBursts(() => {
    done += 1
    return new Promise<void>((resolve) => ends.push(resolve))
  })

beforeEach(() => {
  vi.useFakeTimers()
  done = 0
  ends = []
})

afterEach(() => vi.useRealTimers())

const endAll = async () => {
  for (const end of ends.splice(0)) end()
  await vi.advanceTimersByTimeAsync(0)
}

describe('work that is asked for often', () => {
  it('is done at once, and once more for all that asked meanwhile', async () => {
    const { ask } = burst()
    for (let times = 0; times < 50; times += 1) ask()
    expect(done).toBe(1)
    await endAll()
    expect(done).toBe(1)
    await vi.advanceTimersByTimeAsync(restMs)

    expect(done).toBe(2)
    await endAll()
    await vi.advanceTimersByTimeAsync(restMs)
    expect(done).toBe(2)
    ask()
    expect(done).toBe(3)
  })

  it('is done again after it failed', async () => {
    let tries = 0
    const { ask } = inBursts(() => Promise.reject(new Error(String((tries += 1)))))
    ask()
    ask()
    await vi.advanceTimersByTimeAsync(restMs)

    expect(tries).toBe(2)
  })

  it('is left undone where it was put off, and is done again when it is asked for', async () => {
    const { ask, forget } = burst()
    ask()
    ask()
    forget()
    await endAll()
    await vi.advanceTimersByTimeAsync(restMs)
    expect(done).toBe(1)
    ask()
    await endAll()
    ask()
    forget()
    await vi.advanceTimersByTimeAsync(restMs)

    expect(done).toBe(2)
    ask()
    expect(done).toBe(3)
  })
})

import { describe, expect, it, vi } from 'vitest'
import { quitAfterClearingUp } from '../../../src-main/quit.ts'

const settle = () => new Promise((resolve) => setImmediate(resolve))

function quitter(endHosts: () => Promise<void>) {
  const steps: string[] = []
  const step = (name: string) => () => {
    steps.push(name)
    return Promise.resolve()
  }
  const onQuit = quitAfterClearingUp({
    begin: () => steps.push('end the page'),
    clearClipboard: step('clear the clipboard'),
    endHosts,
    stopPractice: step('stop practice'),
    exit: () => steps.push('exit'),
  })
  return { steps, onQuit }
}

const event = () => ({
  isPrevented: false,
  preventDefault() {
    this.isPrevented = true
  },
})

describe('quitting', () => {
  it('clears up, then exits, the practice providers last', async () => {
    const { steps, onQuit } = quitter(() => Promise.resolve())
    const quit = event()
    onQuit(quit)
    await settle()

    expect(quit.isPrevented).toBe(true)
    expect(steps).toEqual(['end the page', 'clear the clipboard', 'stop practice', 'exit'])
  })

  it('waits for a host that is making a key, and does everything once', async () => {
    let end: () => void = () => undefined
    const { steps, onQuit } = quitter(() => new Promise((resolve) => (end = resolve)))
    onQuit(event())
    onQuit(event())
    await settle()
    expect(steps).not.toContain('exit')

    end()
    await settle()

    expect(steps.filter((step) => step === 'exit')).toHaveLength(1)
  })

  it('exits in the end also where clearing up hangs', async () => {
    vi.useFakeTimers()
    const { steps, onQuit } = quitter(() => new Promise(() => undefined))
    onQuit(event())
    await vi.advanceTimersByTimeAsync(35_000)
    vi.useRealTimers()

    expect(steps).toContain('exit')
  })

  it('exits also where clearing up fails', async () => {
    const { steps, onQuit } = quitter(() => Promise.reject(new Error('stuck')))
    onQuit(event())
    await settle()

    expect(steps).toContain('exit')
  })
})

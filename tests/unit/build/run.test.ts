import { describe, expect, it } from 'vitest'
import { run, wasInterrupted } from '../../../build/tasks/run.ts'

const node = (script: string, options = {}) =>
  run(process.execPath, ['-e', script], { quiet: true, ...options })

describe('run', () => {
  it('gives the exit code of the program', async () => {
    expect(await node('process.exit(0)')).toBe(0)
    expect(await node('process.exit(3)')).toBe(3)
  })

  it('gives a signal as a shell would', async () => {
    expect(await node("process.kill(process.pid, 'SIGKILL')")).toBe(137)
  })

  it('gives 127 for a program that is not there', async () => {
    expect(await run('/no/such/program', [], { quiet: true })).toBe(127)
  })

  it('ends a program that takes longer than its limit', async () => {
    expect(await node('setInterval(() => undefined, 1_000)', { limitMs: 100 })).toBe(143)
  })

  it('adds to the environment and takes nothing away', async () => {
    const script = 'process.exit(process.env.ADDED === "yes" && process.env.PATH ? 0 : 1)'

    expect(await node(script, { env: { ADDED: 'yes' } })).toBe(0)
  })
})

describe('wasInterrupted', () => {
  it('knows Ctrl-C from other endings', () => {
    expect(wasInterrupted(130)).toBe(true)
    expect(wasInterrupted(1)).toBe(false)
    expect(wasInterrupted(143)).toBe(false)
  })
})

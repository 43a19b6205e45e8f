import { EventEmitter } from 'node:events'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { describe, expect, it } from 'vitest'
import { UtilityChild } from '../../../src-main/child.ts'

class FakeProcess extends EventEmitter {
  readonly posted: unknown[] = []
  kills = 0
  pid: number | undefined = undefined

  postMessage(message: unknown): void {
    this.posted.push(message)
  }

  kill(): boolean {
    this.kills += 1
    this.emit('exit', 0)
    return true
  }

  spawn(): void {
    this.emit('spawn')
  }
}

class FakePort {
  closings = 0

  close(): void {
    this.closings += 1
  }
}

// The wrapper uses no more of Electron's class than the fake has.
function asUtilityProcess(fake: FakeProcess): UtilityProcess {
  return fake as unknown as UtilityProcess
}

// Only its closing is used where a port cannot be delivered.
function asPort(fake: FakePort): MessagePortMain {
  return fake as unknown as MessagePortMain
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('UtilityChild', () => {
  it('holds messages back until the process is there, and keeps their order', async () => {
    const fake = new FakeProcess()
    const child = new UtilityChild(asUtilityProcess(fake))
    child.post({ n: 1 })
    child.post({ n: 2 })
    await settle()
    expect(fake.posted).toEqual([])

    fake.spawn()
    await settle()

    expect(fake.posted).toEqual([{ n: 1 }, { n: 2 }])
  })

  it('ends a process that was not there yet once it is', async () => {
    const fake = new FakeProcess()
    const child = new UtilityChild(asUtilityProcess(fake))
    const ended = child.end()
    await settle()
    expect(fake.kills).toBe(0)

    fake.spawn()
    await ended

    expect(fake.kills).toBe(1)
  })

  it('closes a port that the process can no longer be given', async () => {
    const fake = new FakeProcess()
    const child = new UtilityChild(asUtilityProcess(fake))
    const early = new FakePort()
    const late = new FakePort()
    child.post({}, asPort(early))
    fake.emit('exit', 1)
    await settle()
    child.post({}, asPort(late))
    await settle()

    expect([early.closings > 0, late.closings > 0]).toEqual([true, true])
    expect(fake.posted).toEqual([])
  })

  it('is done at once where the process ended by itself', async () => {
    const fake = new FakeProcess()
    const child = new UtilityChild(asUtilityProcess(fake))
    fake.spawn()
    fake.emit('exit', 1)

    await child.end()

    expect(fake.kills).toBe(0)
  })
})

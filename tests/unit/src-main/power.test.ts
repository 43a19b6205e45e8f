import { EventEmitter } from 'node:events'
import type { PowerMonitor } from 'electron'
import { describe, expect, it } from 'vitest'
import { watchPower } from '../../../src-main/power.ts'

// Events are all that is used of it.
function asPowerMonitor(emitter: EventEmitter): PowerMonitor {
  return emitter as unknown as PowerMonitor
}

function emitted(name: string): readonly string[] {
  const done: string[] = []
  const emitter = new EventEmitter()
  watchPower(asPowerMonitor(emitter), {
    lock: (reason) => done.push(reason),
    recheckIdle: () => done.push('recheck'),
    quit: () => done.push('quit'),
  })
  emitter.emit(name)
  return done
}

describe('watchPower', () => {
  it.each([
    ['suspend', ['suspend']],
    ['lock-screen', ['screen-lock']],
    ['user-did-resign-active', ['screen-lock']],
    ['resume', ['recheck']],
    ['unlock-screen', ['recheck']],
    ['shutdown', ['quit']],
    ['on-battery', []],
  ])('answers %s with %j', (name, done) => {
    expect(emitted(name)).toEqual(done)
  })
})

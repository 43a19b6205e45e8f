import { beforeEach, describe, expect, it } from 'vitest'
import { makeBridge, tellListeners, type BridgeDeps } from '../../../src-preload/bridge.ts'
import { eventNames, hostChannels, shellChannels } from '../../../src-shared/ipc-channels.ts'
import type { Bridge } from '../../../src-shared/ipc-contract.ts'

let asked: unknown[] = []
let listeners: BridgeDeps['listeners'] = new Set()
let bridge: Bridge

beforeEach(() => {
  asked = []
  listeners = new Set()
  const ask = (side: string) => (channel: string, input: unknown) => {
    asked.push([side, channel, input])
    return Promise.resolve({ ok: true as const, value: null })
  }
  bridge = makeBridge({ askHost: ask('host'), askShell: ask('shell'), listeners })
})

describe('the bridge', () => {
  it('holds one function for each channel, one to subscribe, and nothing else', () => {
    const names = [...hostChannels, ...shellChannels, 'subscribe']

    expect(Object.keys(bridge).sort()).toEqual(names.sort())
    for (const value of Object.values(bridge)) expect(typeof value).toBe('function')
  })

  it('is frozen, and so is each function', () => {
    expect(Object.isFrozen(bridge)).toBe(true)
    for (const value of Object.values(bridge)) expect(Object.isFrozen(value)).toBe(true)
  })

  it.each(hostChannels)('takes %s to the host', async (channel) => {
    await Reflect.apply(bridge[channel], null, ['input'])

    expect(asked).toEqual([['host', channel, 'input']])
  })

  it.each(shellChannels)('takes %s to the main process', async (channel) => {
    await Reflect.apply(bridge[channel], null, ['input'])

    expect(asked).toEqual([['shell', channel, 'input']])
  })
})

describe('subscribing', () => {
  it.each(eventNames)('tells of %s until it is ended', (name) => {
    const told: unknown[] = []
    const end = bridge.subscribe((event, payload) => told.push([event, payload]))
    tellListeners(listeners, { name, payload: null })
    end()
    tellListeners(listeners, { name, payload: null })

    expect(told).toEqual([[name, null]])
  })

  it.each(['app.quit', 'constructor', '', null, 5])('tells nothing of %j', (name) => {
    const told: unknown[] = []
    bridge.subscribe((event) => told.push(event))

    tellListeners(listeners, { name, payload: null })

    expect(told).toEqual([])
  })
})

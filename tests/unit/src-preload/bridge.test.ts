import { beforeEach, describe, expect, it } from 'vitest'
import { makeBridge, tellListeners, type BridgeDeps } from '../../../src-preload/bridge.ts'
import { eventNames, hostChannels, shellChannels } from '../../../src-shared/ipc-channels.ts'
import type { Bridge } from '../../../src-shared/ipc-contract.ts'

let asked: unknown[] = []
let listeners: BridgeDeps['listeners'] = new Set()
let bridge: Bridge

const pageChannels = shellChannels.filter((channel) => channel !== 'files.dropped')

beforeEach(() => {
  asked = []
  listeners = new Set()
  const ask = (side: string) => (channel: string, input: unknown) => {
    asked.push([side, channel, input])
    return Promise.resolve({ ok: true as const, value: null })
  }
  // As the system's: a file of its own has a path, one that the page made has none.
  const pathOf = (file: object): string => {
    if (!(file instanceof Blob)) throw new TypeError('not a file')
    return 'path' in file ? String(file.path) : ''
  }
  bridge = makeBridge({ askHost: ask('host'), askShell: ask('shell'), pathOf, listeners })
})

describe('the bridge', () => {
  it('holds one function for each channel of the page, one for drops, one to subscribe, and nothing else', () => {
    const names = [...hostChannels, ...pageChannels, 'dropped', 'subscribe']

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

  it.each(pageChannels)('takes %s to the main process', async (channel) => {
    await Reflect.apply(bridge[channel], null, ['input'])

    expect(asked).toEqual([['shell', channel, 'input']])
  })
})

describe('a drop', () => {
  const file = (path: string): object => Object.assign(new Blob(['x']), { path })
  const dropped = async (files: unknown): Promise<void> => {
    await Reflect.apply(bridge.dropped, null, [files])
  }

  it('goes to the main process by the paths of its files', async () => {
    await dropped([file('/home/ann/code'), file('/home/ann/.env')])

    const paths = ['/home/ann/code', '/home/ann/.env']
    expect(asked).toEqual([['shell', 'files.dropped', { paths }]])
  })

  it.each([
    ['a path as text', ['/etc/passwd']],
    ['a file that the page made', [new Blob(['x'])]],
    ['what only looks like a file', [{ path: '/etc/passwd', name: 'passwd' }, null, 5]],
    ['what is no list', '/etc/passwd'],
  ])('takes no path from %s', async (_what, files) => {
    await dropped(files)

    expect(asked).toEqual([['shell', 'files.dropped', { paths: [] }]])
  })

  it('of very many files brings the first fifty', async () => {
    await dropped(Array.from({ length: 60 }, (_, at) => file(`/home/ann/${at}`)))

    const [[, , input]] = asked as [[string, string, { paths: string[] }]]
    expect(input.paths).toHaveLength(50)
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HostLine, hostWaitMs } from '../../../src-preload/host-line.ts'

const gone = { ok: false, code: 'host-gone' }

/** The host's end of a line: it remembers what it was asked. */
class FakeHost {
  readonly asked: { id: number; channel: string; input: unknown }[] = []
  readonly pagePort: MessagePort
  readonly #port: MessagePort

  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.pagePort = port1
    this.#port = port2
    port2.onmessage = (event: MessageEvent<{ id: number; channel: string; input: unknown }>) => {
      this.asked.push(event.data)
    }
  }

  async asks(count: number): Promise<void> {
    await vi.waitUntil(() => this.asked.length >= count)
  }

  say(message: unknown): void {
    this.#port.postMessage(message)
  }

  reply(index: number, value: unknown): void {
    this.say({ kind: 'reply', id: this.asked[index]?.id, reply: { ok: true, value } })
  }

  die(): void {
    this.#port.close()
  }
}

let hosts: FakeHost[] = []
let events: unknown[] = []
let asks = 0
let line: HostLine

beforeEach(() => {
  hosts = []
  events = []
  asks = 0
  line = new HostLine({
    askForPort: () => asks++,
    onEvent: (name, payload) => events.push([name, payload]),
  })
})

afterEach(() => {
  line.disconnect()
  for (const host of hosts) host.die()
  vi.useRealTimers()
})

function connected(): FakeHost {
  const host = new FakeHost()
  hosts.push(host)
  line.connect(host.pagePort)
  return host
}

describe('a call', () => {
  it('gets its own answer, whatever the order of the answers', async () => {
    const host = connected()
    const first = line.call('items.list', { n: 1 })
    const second = line.call('items.get', { n: 2 })
    await host.asks(2)
    host.reply(1, 'two')
    host.reply(0, 'one')

    expect(await first).toEqual({ ok: true, value: 'one' })
    expect(await second).toEqual({ ok: true, value: 'two' })
    expect(host.asked.map(({ channel, input }) => [channel, input])).toEqual([
      ['items.list', { n: 1 }],
      ['items.get', { n: 2 }],
    ])
  })

  it('waits for a port, and asks for it once', async () => {
    const early = [line.call('vault.state', null), line.call('items.list', null)]
    expect(asks).toBe(1)

    const host = connected()
    await host.asks(2)
    host.reply(0, 'a')
    host.reply(1, 'b')

    expect(await Promise.all(early)).toEqual([
      { ok: true, value: 'a' },
      { ok: true, value: 'b' },
    ])
  })

  it('does not wait for ever, and the next one asks again', async () => {
    vi.useFakeTimers()
    const early = line.call('vault.state', null)
    await vi.advanceTimersByTimeAsync(hostWaitMs)

    expect(await early).toEqual(gone)
    void line.call('vault.state', null)
    expect(asks).toBe(2)
  })

  it('hears that the host is gone when its port closes', async () => {
    const host = connected()
    const call = line.call('vault.unlock', null)
    await host.asks(1)

    host.die()

    expect(await call).toEqual(gone)
  })

  it('hears it when the port is replaced, and the next call goes to the new host', async () => {
    const old = connected()
    const call = line.call('vault.unlock', null)
    await old.asks(1)

    const fresh = connected()
    expect(await call).toEqual(gone)
    const next = line.call('vault.state', null)
    await fresh.asks(1)
    fresh.reply(0, 'fresh')

    expect(await next).toEqual({ ok: true, value: 'fresh' })
  })

  it('asks for another port after its host died', async () => {
    const host = connected()
    const call = line.call('vault.unlock', null)
    await host.asks(1)
    host.die()
    await call

    void line.call('vault.state', null)

    expect(asks).toBe(1)
  })

  it('is refused where its input cannot cross', async () => {
    connected()

    expect(await line.call('items.list', () => 'a function')).toEqual({
      ok: false,
      code: 'bad-request',
    })
  })
})

describe('a message', () => {
  it('that is an event is handed on', async () => {
    const host = connected()
    host.say({ kind: 'event', name: 'items.changed', payload: null })

    await vi.waitUntil(() => events.length === 1)
    expect(events).toEqual([['items.changed', null]])
  })

  it('of an unknown shape is left alone', async () => {
    const host = connected()
    const call = line.call('vault.state', null)
    await host.asks(1)
    for (const junk of [
      null,
      5,
      'x',
      {},
      { kind: 'reply' },
      { kind: 'reply', id: 'x', reply: 1 },
    ]) {
      host.say(junk)
    }
    host.say({ kind: 'reply', id: 999, reply: { ok: true, value: 'stray' } })
    host.reply(0, 'mine')

    expect(await call).toEqual({ ok: true, value: 'mine' })
    expect(events).toEqual([])
  })
})

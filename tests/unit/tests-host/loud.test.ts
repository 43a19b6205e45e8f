import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { absent, HostEmitter, loud, makeLoud, preventableEvent } from '../../host/loud.ts'

describe('a loud object', () => {
  it('gives what it has and throws for what it lacks', () => {
    const thing = loud('thing', { known: 1 })
    expect(thing.known).toBe(1)
    expect(() => Reflect.get(thing, 'unknown') as unknown).toThrow(
      'The stand-in does not emulate electron.thing.unknown',
    )
  })

  it('can be awaited and printed', async () => {
    const thing = loud('thing', { known: 1 })
    expect(await Promise.resolve(thing)).toBe(thing)
    expect(JSON.stringify(thing)).toBe('{"known":1}')
  })

  it('takes what a test puts in the place of a member', () => {
    const one = (): number => 1
    const thing = loud('thing', { answer: one })
    thing.answer = () => 2
    expect(thing.answer()).toBe(2)
  })
})

describe('a loud class', () => {
  class Thing extends HostEmitter {
    readonly #secret = 1
    constructor() {
      super('Thing', ['known'])
    }
    reveal(): number {
      return this.#secret
    }
  }
  makeLoud('Thing', Thing)

  it('keeps private fields, inheritance and identity', () => {
    const thing = new Thing()
    expect(thing.reveal()).toBe(1)
    expect(thing).toBeInstanceOf(Thing)
    expect(thing).toBeInstanceOf(EventEmitter)
  })

  it('throws for members that neither it nor its instances have', () => {
    expect(() => Reflect.get(new Thing(), 'unknown') as unknown).toThrow('Thing.unknown')
    expect(() => Reflect.get(Thing, 'unknown') as unknown).toThrow('Thing.unknown')
  })

  it('hears its own events and refuses to wait for others', () => {
    const thing = new Thing()
    let heard = 0
    thing.on('known', () => (heard += 1))
    thing.emit('known')
    expect(heard).toBe(1)
    expect(() => thing.on('unknown', () => undefined)).toThrow("Thing.on('unknown')")
    expect(() => thing.once('unknown', () => undefined)).toThrow("Thing.on('unknown')")
  })

  it('tells whether a listener prevented an event', () => {
    const thing = new Thing()
    expect(thing.emitPreventable('known', {})).toBe(false)
    thing.once('known', (event: { preventDefault(): void }) => event.preventDefault())
    expect(thing.emitPreventable('known', {})).toBe(true)
  })
})

describe('an absent module', () => {
  it('throws on reading, calling, constructing and writing', () => {
    const module = absent('thing')
    expect(() => Reflect.get(module, 'member') as unknown).toThrow('electron.thing.member')
    expect(() => Reflect.set(module, 'member', 1)).toThrow('electron.thing')
    expect(() => Reflect.apply(asFunction(module), null, [])).toThrow('electron.thing')
    expect(() => Reflect.construct(asFunction(module), []) as unknown).toThrow('electron.thing')
  })
})

describe('an event', () => {
  it('holds its details', () => {
    expect(preventableEvent({ url: 'x' })).toMatchObject({ url: 'x', defaultPrevented: false })
  })
})

// `absent` is typed as an object, since nobody is meant to call it.
function asFunction(module: object): () => unknown {
  const callable: unknown = module
  if (isFunction(callable)) return callable
  throw new Error('nothing to call')
}

function isFunction(value: unknown): value is () => unknown {
  return typeof value === 'function'
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode } from '../../host/codec.ts'

const roundTrip = (value: unknown) => decode(encode(value))

const bytes = fc.uint8Array({ maxLength: 40 })
const leaf = fc.oneof(
  fc.constantFrom(undefined, null, NaN, Infinity, -Infinity, -0),
  fc.boolean(),
  fc.double(),
  fc.bigInt(),
  fc.string({ unit: 'binary' }),
  fc.date({ noInvalidDate: false }),
  bytes,
  bytes.map((part) => part.buffer),
)
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map((all) => new Map(all)),
    fc.array(tie('value'), { maxLength: 3 }).map((all) => new Set(all)),
  ),
}))

describe('the codec of messages', () => {
  it('gives what structured clone gives, for any value', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(roundTrip(value)).toStrictEqual(structuredClone(value))
      }),
    )
  })

  it('keeps cycles and shared parts', () => {
    const shared = { n: 1 }
    const value = { a: shared, b: shared, self: null as unknown }
    value.self = value
    const back = roundTrip(value) as typeof value
    expect(back.a).toBe(back.b)
    expect(back.self).toBe(back)
    expect(back).not.toBe(value)
  })

  it('keeps views on one buffer on one buffer', () => {
    const buffer = new ArrayBuffer(8)
    const [whole, part] = roundTrip([new Uint8Array(buffer), new DataView(buffer, 4)]) as [
      Uint8Array,
      DataView,
    ]
    part.setUint8(0, 9)
    expect(whole[4]).toBe(9)
  })

  it('carries the whole buffer of a view, as V8 does: a pooled Buffer leaks its pool', () => {
    const view = new Uint8Array(new ArrayBuffer(100), 10, 2)
    expect((roundTrip(view) as Uint8Array).buffer.byteLength).toBe(100)
  })

  it('keeps kind, message and name of an error', () => {
    const back = roundTrip(new TypeError('as it was'))
    expect(back).toBeInstanceOf(TypeError)
    expect(back).toMatchObject({ message: 'as it was', name: 'TypeError' })
  })

  it('turns an instance of a class into a plain object', () => {
    class Point {
      readonly x = 1
    }
    expect(roundTrip(new Point())).toStrictEqual({ x: 1 })
  })

  it('sets a key named __proto__ as any other key', () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}}') as object
    const back = roundTrip(value) as object
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
    expect(Object.keys(back)).toEqual(['__proto__'])
  })

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve(1)],
    ['a weak map', new WeakMap()],
    ['shared memory', new Uint8Array(new SharedArrayBuffer(1))],
  ])('refuses %s, however deep', (_name, value) => {
    expect(() => encode({ deep: [value] })).toThrow('could not be cloned')
  })
})

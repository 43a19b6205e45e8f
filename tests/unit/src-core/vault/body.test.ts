import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toHex } from '../../../../src-core/crypto/bytes.ts'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'
import { VaultKeys } from '../../../../src-core/crypto/keys.ts'
import {
  checkedBody,
  decodeBody,
  encodeBody,
  frozen,
  withUnknownKeys,
} from '../../../../src-core/vault/body.ts'
import { openEntry } from '../../../../src-core/vault/entry.ts'
import { kinds, noId } from '../../../../src-core/vault/kinds.ts'
import { laterClock, nextClock, nextMarks } from '../../../../src-core/vault/marks.ts'
import { Seals } from '../../../../src-core/vault/seals.ts'
import { journal } from './vault-fixture.ts'

beforeAll(sodiumReady)

describe('a body', () => {
  it('is a length, JSON and raw bytes', () => {
    const bytes = encodeBody({ v: 1 }, Uint8Array.of(0xaa, 0xbb))

    expect(toHex(bytes)).toBe('00000007' + Buffer.from('{"v":1}').toString('hex') + 'aabb')
  })

  it('reads as it was written, whatever it holds', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 })
    fc.assert(
      fc.property(anything, fc.uint8Array(), (object, raw) => {
        const json: unknown = JSON.parse(JSON.stringify(object))

        expect(decodeBody(encodeBody(object, raw))).toEqual({ json, raw })
      }),
    )
  })

  it.each([
    ['a length beyond its end', Uint8Array.of(0, 0, 0, 9, 0x7b, 0x7d)],
    ['no length', Uint8Array.of(0, 0)],
    ['what is no JSON', encodeBody({}).with(4, 0x20).with(5, 0x20)],
    ['a list', Uint8Array.of(0, 0, 0, 2, 0x5b, 0x5d)],
    ['what is no UTF-8', Uint8Array.of(0, 0, 0, 3, 0x22, 0xff, 0x22)],
  ])('is refused with %s', (_name, bytes) => {
    expect(() => decodeBody(bytes)).toThrow('vault-damaged')
  })

  it('keeps nested keys that its schema does not know', () => {
    const schema = z.looseObject({ list: z.array(z.object({ known: z.number() })) })
    const json = { list: [{ known: 1, later: 2 }] }

    expect(checkedBody(schema, json)).toEqual(json)
    expect(() => checkedBody(schema, { list: 1 })).toThrow('vault-damaged')
  })

  it('takes over unknown keys and no known ones from the one before', () => {
    const schema = z.looseObject({ known: z.number().optional() })

    expect(withUnknownKeys(schema, { a: 1 }, { known: 1, later: 2, a: 0 })).toEqual({
      a: 1,
      later: 2,
    })
  })

  it('can be frozen with all that it holds', () => {
    const value = frozen({ list: [{ inner: 1 }] })

    expect(Object.isFrozen(value.list[0])).toBe(true)
  })
})

describe('a record of the wrong kind of body', () => {
  it.each([kinds.overview, kinds.connection, kinds.journal, kinds.tombstone, kinds.settings])(
    'is refused as kind %i',
    (kind) => {
      const seals = new Seals(new VaultKeys(new Uint8Array(32)), { vault: noId, epoch: 1 })
      const place = { kind, item: noId, part: noId, stamp: 1 }
      const nonce = new Uint8Array(24)
      const wrong = kind === kinds.journal ? { v: 1 } : journal()
      const row = seals.sealRecord(place, { body: encodeBody(wrong), nonce })

      expect(() => openEntry(row, seals.leaf(row), seals)).toThrow('vault-damaged')
    },
  )
})

describe('the hybrid clock', () => {
  it.each([
    [{ ms: 5, n: 2 }, 9, { ms: 9, n: 0 }],
    [{ ms: 5, n: 2 }, 5, { ms: 5, n: 3 }],
    [{ ms: 5, n: 2 }, 1, { ms: 5, n: 3 }],
  ])('goes on from %o at %i to %o', (last, now, expected) => {
    expect(nextClock(last, now)).toEqual(expected)
  })

  it('always moves forward', () => {
    const clock = fc.record({ ms: fc.nat(), n: fc.nat() })
    fc.assert(
      fc.property(clock, fc.nat(), (last, now) => {
        const next = nextClock(last, now)

        expect(laterClock(last, next)).toEqual(next)
      }),
    )
  })

  it('stands beside what the device had seen', () => {
    const first = nextMarks(null, { device: 'a', count: 1, clock: { ms: 1, n: 0 } })
    const second = nextMarks(first, { device: 'b', count: 4, clock: { ms: 2, n: 0 } })

    expect(second).toEqual({
      dot: { device: 'b', count: 4 },
      vector: { a: 1, b: 4 },
      clock: { ms: 2, n: 0 },
    })
  })
})

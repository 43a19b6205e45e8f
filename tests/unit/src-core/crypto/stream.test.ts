import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { sodium, sodiumReady } from '../../../../src-core/crypto/sodium.ts'
import {
  chunkOverhead,
  StreamOpener,
  streamHeaderBytes,
  StreamSealer,
} from '../../../../src-core/crypto/stream.ts'

beforeAll(sodiumReady)

const key = new Uint8Array(32).fill(1)
const aad = new Uint8Array(32).fill(2)

type Stream = { readonly header: Uint8Array; readonly chunks: readonly Uint8Array[] }

function sealed(plains: readonly Uint8Array[]): Stream {
  const sealer = new StreamSealer({ key, aad })
  const chunks = plains.map((plain, at) => {
    return sealer.seal(plain, at === plains.length - 1 ? 'last' : 'more')
  })
  return { header: sealer.header, chunks }
}

function opened({ header, chunks }: Stream, under = { key, aad }): readonly Uint8Array[] {
  const opener = new StreamOpener({ ...under, header })
  const plains = chunks.map((chunk) => opener.open(chunk).bytes)
  opener.end()
  return plains
}

const three = [1, 2, 3].map((fill) => new Uint8Array(100).fill(fill))

describe('a stream', () => {
  it('opens as what was sealed, whatever the chunks', () => {
    const plains = fc.array(fc.uint8Array({ maxLength: 500 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(plains, (chunks) => {
        const stream = sealed(chunks)

        expect(stream.header).toHaveLength(streamHeaderBytes)
        expect(stream.chunks.map(({ length }) => length)).toEqual(
          chunks.map(({ length }) => length + chunkOverhead),
        )
        expect(opened(stream)).toEqual(chunks)
      }),
    )
  })

  it('says which chunk is the last', () => {
    const { header, chunks } = sealed(three)
    const opener = new StreamOpener({ key, aad, header })

    expect(chunks.map((chunk) => opener.open(chunk).place)).toEqual(['more', 'more', 'last'])
  })

  it('has another header each time', () => {
    expect(sealed(three).header).not.toEqual(sealed(three).header)
  })
})

describe('a stream is refused', () => {
  it('if its end is missing, though every chunk of it opens', () => {
    const { header, chunks } = sealed(three)

    expect(() => opened({ header, chunks: chunks.slice(0, 2) })).toThrow('copy-damaged')
    expect(() => opened({ header, chunks: [] })).toThrow('copy-damaged')
  })

  it('if anything follows its end', () => {
    const { header, chunks } = sealed(three)

    expect(() => opened({ header, chunks: [...chunks, ...chunks.slice(2)] })).toThrow(
      'copy-damaged',
    )
  })

  it.each([[[1, 0, 2]], [[0, 2, 1]], [[0, 2]], [[0, 0, 1, 2]], [[1, 2]]])(
    'in the order %j',
    (order) => {
      const { header, chunks } = sealed(three)
      const moved = order.flatMap((at) => chunks[at] ?? [])

      expect(() => opened({ header, chunks: moved })).toThrow('copy-damaged')
    },
  )

  it('if any bit of header or chunks is another one', () => {
    const { header, chunks } = sealed(three)
    const all = [header, ...chunks]
    const place = fc.tuple(fc.nat(3), fc.nat(1000), fc.nat(7))
    fc.assert(
      fc.property(place, ([part, byte, bit]) => {
        const [first = header, ...rest] = all.map((bytes, at) => {
          const copy = Uint8Array.from(bytes)
          const index = byte % copy.length
          if (at === part) copy[index] = (copy[index] ?? 0) ^ (1 << bit)
          return copy
        })

        expect(() => opened({ header: first, chunks: rest })).toThrow('copy-damaged')
      }),
    )
  })

  it('under another key, or tied to something else', () => {
    const other = new Uint8Array(32).fill(9)

    expect(() => opened(sealed(three), { key: other, aad })).toThrow('copy-damaged')
    expect(() => opened(sealed(three), { key, aad: other })).toThrow('copy-damaged')
  })

  it('with a chunk or header that is too short', () => {
    const { header, chunks } = sealed(three)

    expect(() => opened({ header, chunks: [new Uint8Array(chunkOverhead - 1)] })).toThrow(
      'copy-damaged',
    )
    expect(() => opened({ header: header.subarray(1), chunks })).toThrow('copy-damaged')
  })

  it.each(['TAG_PUSH', 'TAG_REKEY'] as const)('with %s, which we never write', (name) => {
    const tag = sodium[`crypto_secretstream_xchacha20poly1305_${name}`]
    const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key)
    const chunk = sodium.crypto_secretstream_xchacha20poly1305_push(state, aad, aad, tag)

    expect(() => opened({ header, chunks: [chunk] })).toThrow('copy-damaged')
  })

  it('before it is made, without additional data', () => {
    const none = { key, aad: new Uint8Array(0) }

    expect(() => new StreamSealer(none)).toThrow(RangeError)
    expect(() => new StreamOpener({ ...none, header: new Uint8Array(24) })).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgesOf } from '../../../../../src-renderer/screens/new-key/secret-edges.ts'

describe('edgesOf', () => {
  it('takes spaces, tabs and line ends around a secret off and counts them', () => {
    expect(edgesOf('  sk_live_1\t\n')).toEqual({ inner: 'sk_live_1', blanks: 4 })
  })

  it('takes off what cannot be seen', () => {
    expect(edgesOf('\uFEFFsk_live_1\u200B\u00A0')).toEqual({ inner: 'sk_live_1', blanks: 3 })
  })

  it('leaves what stands inside', () => {
    expect(edgesOf('two words')).toEqual({ inner: 'two words', blanks: 0 })
  })

  it('finds nothing in blanks alone', () => {
    expect(edgesOf('   ')).toEqual({ inner: '', blanks: 3 })
  })

  it('only ever takes from the ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        const { inner, blanks } = edgesOf(secret)
        expect(secret).toContain(inner)
        expect(Array.from(secret)).toHaveLength(Array.from(inner).length + blanks)
      }),
    )
  })
})

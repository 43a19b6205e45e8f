import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainCell, quotedCell } from '../../../src-shared/csv-cell.ts'

describe('a cell', () => {
  it('is quoted where RFC 4180 asks for it', () => {
    expect(quotedCell('a,b')).toBe('"a,b"')
    expect(quotedCell('a"b')).toBe('"a""b"')
    expect(quotedCell('a\r\nb')).toBe('"a\r\nb"')
    expect(quotedCell('=plain')).toBe('=plain')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '\nx'])(
    'is no formula: %j',
    (text) => {
      expect(plainCell(text).replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  it('is left as it is where it is harmless', () => {
    for (const text of ['risk_a-20_11_2026-14_05', '', 'a=b', '1-2']) {
      expect(plainCell(text)).toBe(text)
    }
  })

  it('never begins, once read, with a sign of a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = plainCell(text)
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
        expect(/^\s*[=+\-@]/.test(read)).toBe(false)
      }),
    )
  })
})

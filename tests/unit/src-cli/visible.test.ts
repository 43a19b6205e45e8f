import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, visible, visibleJson, widthOf } from '../../../src-cli/visible.ts'

const hostile = fc.string({ unit: 'binary', maxLength: 60 })

describe('text of others in a terminal', () => {
  it('shows what would have been done to the terminal instead of doing it', () => {
    expect(visible('a\u001B[31mb')).toBe('a\\x1b[31mb')
    expect(visible('one\ntwo\r\tthree\u0007')).toBe('one\\ntwo\\x0d\\tthree\\x07')
    expect(visible('\u009B31m\u202Egnp.exe\u200B')).toBe('\\x9b31m\\u{202e}gnp.exe\\u{200b}')
  })

  it('leaves alone what is harmless', () => {
    expect(visible('Übung-日本-🔑/a b.env')).toBe('Übung-日本-🔑/a b.env')
  })

  it('never holds anything that steers, whatever it is given', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
        expect(visible(text).isWellFormed()).toBe(true)
      }),
    )
  })

  it('says the same as JSON, in which nothing steers either', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const json = visibleJson(JSON.stringify({ [text]: text }, null, 2))
        expect(JSON.parse(json)).toEqual({ [text]: text })
        expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      }),
    )
  })

  it('is cut to just so many columns, at either end', () => {
    expect(fitted('abcdef', 4)).toBe('abc…')
    expect(fitted('abcdef', 4, 'start')).toBe('…def')
    expect(fitted('日本語', 4)).toBe('日… ')
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 20 }), (text, columns) => {
        const seen = visible(text)
        expect(widthOf(fitted(seen, columns))).toBe(columns)
        expect(widthOf(fitted(seen, columns, 'start'))).toBe(columns)
      }),
    )
  })
})

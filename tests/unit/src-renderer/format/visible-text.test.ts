import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visibleLines, visibleText } from '../../../../src-renderer/format/visible-text.ts'

describe('visibleText', () => {
  it.each([
    ['a direction override', 'pay\u202Elap', 'pay[U+202E]lap'],
    ['an isolate', '\u2066x\u2069', '[U+2066]x[U+2069]'],
    ['a zero-width space', 'api\u200Bkey', 'api[U+200B]key'],
    ['a soft hyphen', 'api\u00ADkey', 'api[U+00AD]key'],
    ['a byte order mark', '\uFEFFkey', '[U+FEFF]key'],
    ['a tag character', 'key\u{E0041}', 'key[U+E0041]'],
    ['a Hangul filler', 'a\u3164b', 'a[U+3164]b'],
    ['an empty Braille cell', 'a\u2800b', 'a[U+2800]b'],
    ['a no-break space', 'a\u00A0b', 'a[U+00A0]b'],
    ['a line end', 'a\nb', 'a[U+000A]b'],
    ['a lone surrogate', 'a\uD800b', 'a[U+D800]b'],
    ['a joiner between letters', 'a\u200Db', 'a[U+200D]b'],
  ])('makes %s visible', (_what, text, shown) => {
    expect(visibleText(text)).toBe(shown)
  })

  it.each([
    'billing_api-20_11_2026-14_05',
    'Schlüssel für Zürich',
    'کلید',
    'キー',
    '👩🏽‍💻 ❤️ deploy',
    '',
  ])('leaves %s as it is', (text) => {
    expect(visibleText(text)).toBe(text)
  })

  it('marks a joiner that only stands beside an emoji', () => {
    expect(visibleText('💻\u200Dx')).toBe('💻[U+200D]x')
  })

  it('leaves nothing that is unseen, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F\n]/u)
      }),
    )
  })
})

describe('visibleLines', () => {
  it('keeps lines and tabs, and marks the rest', () => {
    expect(visibleLines('a\tb\r\nc\u202Ed')).toBe('a\tb\r\nc[U+202E]d')
  })
})

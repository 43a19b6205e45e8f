import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writtenForms } from '../../../../../src-core/find/exact/written-forms.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const texts = (value: string) =>
  writtenForms(bytes(value)).map((form) => new TextDecoder().decode(form))

describe('the ways to write a value', () => {
  it('is one for a value that is written as it is everywhere', () => {
    expect(texts('sk_live_0123456789')).toEqual(['sk_live_0123456789'])
  })

  it('are that of a text in quotes and that of Windows for several lines', () => {
    expect(texts('a\nb')).toEqual(['a\nb', 'a\\nb', 'a\r\nb'])
    expect(texts('a\r\nb')).toEqual(['a\r\nb', 'a\\r\\nb'])
    expect(texts('a"b\\c')).toEqual(['a"b\\c', 'a\\"b\\\\c'])
  })

  it('has what JSON writes among them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '"', '\\', '\n', '\r', '\t', '/', 'é') }),
        (value) => {
          expect(texts(value)).toContain(JSON.stringify(value).slice(1, -1))
        },
      ),
    )
  })

  it('leaves the value itself alone', () => {
    const value = bytes('a\nb')
    expect(writtenForms(value)[0]).toBe(value)
    expect(value).toEqual(bytes('a\nb'))
  })
})

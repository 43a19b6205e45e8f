import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { yamlFile } from '../../../../../src-core/callers/formats/yaml-file.ts'
import { changed, codeOf } from './changed.ts'

const put = (pointer: string, text: string, value = 'new'): string =>
  changed(yamlFile(pointer, 'secret'), text, value)

describe('yamlFile', () => {
  it.each([
    ['/a/b', 'a:\n  b: old # why\n  c: 1\n', 'a:\n  b: new # why\n  c: 1\n'],
    ['/a', "# top\na:   'old'\nb: x", "# top\na:   'new'\nb: x"],
    ['/a', 'a: "old"\r\nb: x\r\n', 'a: "new"\r\nb: x\r\n'],
    ['/a', 'a: &x old\nb: *x\n', 'a: &x new\nb: *x\n'],
    ['/a', 'a: !!str old\n', 'a: !!str new\n'],
    ['/1/k', '- x\n- {j: 1, k: old}\n', '- x\n- {j: 1, k: new}\n'],
    ['/a', 'a:\nb: x\n', 'a: new\nb: x\n'],
    ['/a', 'a: # why\nb: x\n', 'a: new # why\nb: x\n'],
    ['/a', '{a: , b: x}', '{a: new, b: x}'],
    ['/a', 'a: |-\n  old\n  older\nb: x\n', 'a: |-\n  new\nb: x\n'],
    ['/a', 'a: >-\n  old\n  older\nb: x\n', 'a: "new"\nb: x\n'],
    ['/a', '---\na: old\n', '---\na: new\n'],
    ['/2024', '2024: old\n', '2024: new\n'],
    ['', 'old\n', 'new\n'],
  ])('changes nothing but the scalar at %j', (pointer, before, after) => {
    expect(put(pointer, before)).toBe(after)
  })

  it.each([
    ['a: old', 'a: b', 'a: "a: b"'],
    ['a: old', 'x #y', 'a: "x #y"'],
    ['a: old', 'yes', 'a: "yes"'],
    ['a: old', '12345', 'a: "12345"'],
    ['a: old', '1e10', 'a: "1e10"'],
    ['a: old', '0o17', 'a: "0o17"'],
    ['a: old', '1_000', 'a: "1_000"'],
    ['a: 99', '12345', 'a: 12345'],
    ['a: 012', '013', 'a: 013'],
    ["a: 'old'", "it's", "a: 'it''s'"],
    ["a: 'old'", 'two\nlines', 'a: "two\\nlines"'],
    ['a: |\n  old\nb: x\n', 'one\ntwo\n', 'a: |\n  one\n  two\nb: x\n'],
    ['a: |\n  old\nb: x\n', 'one', 'a: "one"\nb: x\n'],
    ['{a: old, b: x}', 'p,q', '{a: "p,q", b: x}'],
  ])('quotes where it must: %j with %j', (before, value, after) => {
    expect(put('/a', before, value)).toBe(after)
  })

  it.each([
    ['/a', 'a: *x\n', 'place-unreadable'],
    ['/b', 'a: &x k\nb: *x\n', 'place-unreadable'],
    ['/b/c', 'a: &x {c: k}\nb: *x\n', 'place-unreadable'],
    ['/a', 'a: {b: c}\n', 'place-unreadable'],
    ['/a', 'a: [k]\n', 'place-unreadable'],
    ['/a', 'a: true\n', 'place-unreadable'],
    ['/a', 'a: ~\n', 'place-unreadable'],
    ['/a', 'a: !Ref k\n', 'place-unreadable'],
    ['/a', 'a: k\n---\na: k\n', 'place-unreadable'],
    ['/a', 'a: k\na: k\n', 'place-unreadable'],
    ['/a', 'a: "k\n', 'place-unreadable'],
    ['/a', '', 'place-unreadable'],
    ['/a', '['.repeat(100_000), 'place-unreadable'],
    ['/b', 'a: k\n', 'place-missing'],
    ['/a/b', 'a: k\n', 'place-missing'],
    ['/c', 'a: &x {c: k}\n<<: *x\n', 'place-missing'],
  ])('refuses %j', (pointer, text, code) => {
    expect(codeOf(() => yamlFile(pointer, 'secret').find(text))).toBe(code)
  })

  it('changes one scalar of any document, and not one byte beside it', () => {
    const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL')
    const next = fc.oneof(fc.string(), fc.base64String({ minLength: 8 }), fc.integer().map(String))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), next, style, (rest, value, type) => {
        const before = { ...rest, key: { list: [1, 'an old one'] }, end: 'z' }
        const text = stringify(before, { defaultStringType: type, lineWidth: 0 })
        const format = yamlFile('/key/list/1', 'secret')
        const slot = format.find(text).secret
        const after = put('/key/list/1', text, value)
        expect(parse(after)).toEqual({ ...(parse(text) as object), key: { list: [1, value] } })
        expect(after.startsWith(text.slice(0, slot?.start))).toBe(true)
        expect(after.endsWith(text.slice(slot?.end))).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

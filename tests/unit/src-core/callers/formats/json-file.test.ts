import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { describe, expect, it } from 'vitest'
import { jsonFile } from '../../../../../src-core/callers/formats/json-file.ts'
import { changed, codeOf } from './changed.ts'

const put = (pointer: string, text: string, value = 'new'): string =>
  changed(jsonFile(pointer, 'secret'), text, value)

describe('jsonFile', () => {
  it.each([
    ['/a/b', '{"a":{"b":"old","c":1}}', '{"a":{"b":"new","c":1}}'],
    ['/1', '[ "x",\r\n "old", ]', '[ "x",\r\n "new", ]'],
    [
      '/a',
      '// a: "x"\n{ /* "a" */ "a" : "o\\"ld", // why\n}',
      '// a: "x"\n{ /* "a" */ "a" : "new", // why\n}',
    ],
    ['/a~1b/~01', '{"a/b":{"~1":"old"}}', '{"a/b":{"~1":"new"}}'],
    ['/a', '{"a":"one","a":"two"}', '{"a":"one","a":"new"}'],
    ['', '"old"\n', '"new"\n'],
    ['/', '{"":"old"}', '{"":"new"}'],
    ['/a', '{"a":""}', '{"a":"new"}'],
  ])('changes nothing but the text at %j', (pointer, before, after) => {
    expect(put(pointer, before)).toBe(after)
  })

  it.each([
    ['/b', '{"a":"x"}', 'place-missing'],
    ['/a/b', '{"a":"x"}', 'place-missing'],
    ['/2', '["x"]', 'place-missing'],
    ['/01', '["x","y"]', 'place-missing'],
    ['/length', '["x"]', 'place-missing'],
    ['/toString', '{}', 'place-missing'],
    ['/a', '{"a":1}', 'place-unreadable'],
    ['/a', '{"a":null}', 'place-unreadable'],
    ['/a', '{"a":{}}', 'place-unreadable'],
    ['/a', '{"a":"x"', 'place-unreadable'],
    ['/a', '{"a":"x"} {"a":"y"}', 'place-unreadable'],
    ['/a', '', 'place-unreadable'],
    ['/a', '['.repeat(200_000), 'place-unreadable'],
  ])('refuses %j', (pointer, text, code) => {
    expect(codeOf(() => jsonFile(pointer, 'secret').find(text))).toBe(code)
  })

  it('changes one text of any document, and not one byte beside it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.string(),
        fc.string({ unit: 'binary' }),
        (rest, old, next) => {
          const before = { ...rest, key: { list: [1, old] } }
          const text = JSON.stringify(before, null, old.length % 3)
          const after = put('/key/list/1', text, next)
          expect(JSON.parse(after)).toEqual(
            JSON.parse(JSON.stringify({ ...rest, key: { list: [1, next] } })),
          )
          expect(parse(after)).toEqual(JSON.parse(after))
          expect(after.length - text.length).toBe(
            JSON.stringify(next).length - JSON.stringify(old).length,
          )
        },
      ),
    )
  })
})

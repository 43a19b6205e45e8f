import { parse } from 'dotenv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { envFile } from '../../../../../src-core/callers/formats/env-file.ts'
import { changed, codeOf } from './changed.ts'

const format = envFile('KEY', 'secret')
const put = (text: string, value: string): string => changed(format, text, value)

describe('envFile', () => {
  it.each([
    ['KEY=old\nB=2\n', 'KEY=new\nB=2\n'],
    ['export KEY=old', 'export KEY=new'],
    ['  KEY =  old   # why\r\nB=2\r\n', '  KEY =  new   # why\r\nB=2\r\n'],
    ["KEY='old' # 'why'\n", "KEY='new' # 'why'\n"],
    ['KEY="old"\n', 'KEY="new"\n'],
    ['KEY=`old`\n', 'KEY=`new`\n'],
    ['KEY: old\n', 'KEY: new\n'],
    ['KEY="one\r\ntwo"\r\nB=2\r\n', 'KEY="new"\r\nB=2\r\n'],
    ['# KEY=old\nKEY=\n\n# end\n', '# KEY=old\nKEY=new\n\n# end\n'],
    ['KEY= # empty\n', 'KEY=new # empty\n'],
    ['KEY=a#b\n', 'KEY=new #b\n'],
    ['MY_KEY=old\nKEY=old\nKEY_2=old\n', 'MY_KEY=old\nKEY=new\nKEY_2=old\n'],
    ['\uFEFFKEY=old\n', '\uFEFFKEY=new\n'],
  ])('changes nothing but the value of %j', (before, after) => {
    expect(put(before, 'new')).toBe(after)
  })

  it('changes the last of several lines, because that one counts', () => {
    expect(put('KEY=one\nKEY=two\nB=2\n', 'new')).toBe('KEY=one\nKEY=new\nB=2\n')
  })

  it.each([
    ['KEY="old"', 'a$b', "KEY='a$b'"],
    ['KEY=old', 'two words', "KEY='two words'"],
    ['KEY=old', "it's", 'KEY="it\'s"'],
    ["KEY='old'", 'one\ntwo', "KEY='one\ntwo'"],
    ["KEY='old'\r\n", 'one\ntwo', "KEY='one\r\ntwo'\r\n"],
    ['KEY="old"', 'one\ntwo', 'KEY="one\\ntwo"'],
    ['KEY="old"', 'a\\nb', "KEY='a\\nb'"],
    ['KEY=old', `'"`, 'KEY=`\'"`'],
    ['KEY="old"', '', 'KEY=""'],
  ])('quotes where it must: %s with %j', (before, value, after) => {
    expect(put(before, value)).toBe(after)
    expect(parse(after)['KEY']).toBe(value)
  })

  it('reads what dotenv reads', () => {
    for (const text of ['KEY="a\\nb"', "KEY='a\\nb'", 'KEY=a"b"', 'KEY="a" "b"', 'KEY=  x  ']) {
      expect(format.find(text).secret?.value).toBe(parse(text)['KEY'])
    }
  })

  it('refuses a file that does not name the variable', () => {
    expect(codeOf(() => format.find('OTHER=KEY\n#KEY=1\nKEY2=3'))).toBe('place-missing')
  })

  it('refuses a value that no line of dotenv can say', () => {
    expect(codeOf(() => put('KEY=old', `'"\`\n`))).toBe('place-refused')
    expect(codeOf(() => put('KEY=old', 'a\rb\'`\\n"'))).toBe('place-refused')
  })

  it('reads a file of many blank lines without effort', () => {
    expect(format.find('\n'.repeat(300_000) + 'KEY=x').secret?.value).toBe('x')
    expect(codeOf(() => format.find(' \n'.repeat(300_000)))).toBe('place-missing')
  })
})

const blank = fc.constantFrom('', ' ', '  ', '\t')
const end = fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n')
const word = fc.string({
  unit: fc.constantFrom(...Array.from('aZ09_-./+=:$\\ #\'"`ü{}')),
  maxLength: 12,
})
const value = fc.oneof(
  word,
  fc.constantFrom('', '"x y"', "'#'", '`"`', '"a\\nb"', '"one\ntwo"', "'one\r\n#two'", "'"),
)
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('', 'export '),
      fc.constantFrom('KEY', 'B', 'C_1', 'lower.case', 'KEYS'),
      fc.constantFrom('=', ' = ', ': ', '= '),
      value,
      fc.constantFrom('', ' # comment', ' #"', '#x'),
    )
    .map((parts) => parts.join('')),
  word,
  word.map((text) => `# ${text}`),
)
const file = fc
  .array(fc.tuple(blank, line, end), { maxLength: 8 })
  .map((lines) => lines.flat().join(''))
const secret = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('aZ09_-./+=:$\\ #\'"`\n\rü')),
    minLength: 1,
    maxLength: 20,
  }),
  fc.base64String({ minLength: 8, maxLength: 60 }),
)

describe('envFile beside dotenv', () => {
  it('finds each variable just as dotenv does', () => {
    fc.assert(
      fc.property(file, (text) => {
        const found = Object.entries(parse(text)).map(([name]) => [
          name,
          envFile(name, 'secret').find(text).secret?.value,
        ])
        expect(Object.fromEntries(found)).toEqual(parse(text))
      }),
      { numRuns: 2_000 },
    )
  })

  it('changes one variable for dotenv, and not one byte beside its value', () => {
    fc.assert(
      fc.property(file, secret, (lines, next) => {
        const text = lines + 'KEY=old'
        const before = parse(text)
        fc.pre(before['KEY'] !== undefined)
        const slot = format.find(text).secret
        if (!slot) throw new Error('no slot')
        let after = ''
        try {
          after = put(text, next)
        } catch {
          // Refused, which is right only for what dotenv cannot read back in any quotes.
          const escaped = next.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
          const quoted = ["'", '"', '`'].filter((quote) => !next.includes(quote))
          const ways = quoted.flatMap((quote) => [quote + next + quote, quote + escaped + quote])
          for (const way of [next, ...ways]) {
            const other = parse(text.slice(0, slot.start) + way + text.slice(slot.end))
            expect(other).not.toEqual({ ...before, KEY: next })
          }
          return
        }
        expect(parse(after)).toEqual({ ...before, KEY: next })
        expect(after.startsWith(text.slice(0, slot.start))).toBe(true)
        expect(after.endsWith(text.slice(slot.end))).toBe(true)
      }),
      { numRuns: 3_000 },
    )
  })
})

import fc from 'fast-check'
import { parse } from 'ini'
import { describe, expect, it } from 'vitest'
import { npmrc } from '../../../../../src-core/callers/formats/npmrc.ts'
import { changed, codeOf } from './changed.ts'

const key = '//registry.example/:_authToken'
const put = (text: string, value = 'npm_new'): string => changed(npmrc(key), text, value)

describe('npmrc', () => {
  it.each([
    [`${key}=npm_old\n`, `${key}=npm_new\n`],
    [
      `; why\r\n${key} = npm_old ; why\r\nfund=false\r\n`,
      `; why\r\n${key} = npm_new ; why\r\nfund=false\r\n`,
    ],
    [`${key}="npm_old"`, `${key}="npm_new"`],
    [`${key}=one\n${key}=two\n`, `${key}=one\n${key}=npm_new\n`],
    [`${key}=\n`, `${key}=npm_new\n`],
    [
      `//registry.example/:_authTokens=x\n${key}=npm_old`,
      `//registry.example/:_authTokens=x\n${key}=npm_new`,
    ],
  ])('changes nothing but the value of %j', (before, after) => {
    expect(put(before)).toBe(after)
  })

  it.each([
    [`fund=false\n`, 'place-missing'],
    [`;${key}=x\n#${key}=x`, 'place-missing'],
    [`[section]\n${key}=x\n`, 'place-missing'],
    [`${key}=\${NPM_TOKEN}\n`, 'place-unreadable'],
    [`${key}="\${NPM_TOKEN}"\n`, 'place-unreadable'],
  ])('refuses %j', (text, code) => {
    expect(codeOf(() => npmrc(key).find(text))).toBe(code)
  })

  it('refuses a value that npm would replace with another one', () => {
    expect(codeOf(() => put(`${key}=npm_old`, 'a${HOME}b'))).toBe('place-refused')
  })

  const sign = fc.constantFrom(...Array.from('aZ09_-./+=:$\\ #;\'"[]'))
  const word = fc.string({ unit: sign, maxLength: 10 })
  const name = fc.constantFrom('fund', 'registry', key, '@x:registry', 'k.l')
  const line = fc.oneof(
    fc.tuple(name, fc.constantFrom('=', ' = '), word).map((parts) => parts.join('')),
    word.map((text) => `;${text}`),
    fc.constant(''),
  )
  const file = fc
    .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'))
    .map(([lines, end]) => lines.map((text) => text + end).join(''))

  it('changes one value for ini, and not one byte beside it', () => {
    fc.assert(
      fc.property(file, word, fc.boolean(), (lines, next, isQuoted) => {
        const text = lines + (isQuoted ? `${key}="old"` : `${key}=old`)
        const before = parse(text)
        const slot = npmrc(key).find(text).secret
        expect(slot?.value).toBe('old')
        const after = put(text, next)
        // `ini` gives the words true, false and null a kind of their own; no key is one.
        expect(parse(after)).toEqual({ ...before, [key]: next })
        expect(after.startsWith(text.slice(0, slot?.start))).toBe(true)
        expect(after.endsWith(text.slice(slot?.end))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads a value as ini does', () => {
    fc.assert(
      fc.property(file, word, (lines, value) => {
        const text = `${lines}${key}=${value}`
        const read = parse(text)[key] as unknown
        // `ini` makes a number of '0'; npm has no such token, and we call it text.
        fc.pre(!value.includes('${') && typeof read === 'string')
        expect(npmrc(key).find(text).secret?.value).toBe(read)
      }),
      { numRuns: 2_000 },
    )
  })
})

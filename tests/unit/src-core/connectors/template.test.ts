import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodeComponent,
  fill,
  fillBody,
  fillPath,
  fillQuery,
  gapsOf,
  gapsOfBody,
} from '../../../../src-core/connectors/template.ts'
import { VaultError } from '../../../../src-shared/errors.ts'

const refused = new VaultError('bad-request')
const values = (remoteId: string) => new Map([['remoteId', remoteId]])
const anyText = fc.string({ unit: 'binary', minLength: 1 })
const isDots = (text: string) => text === '.' || text === '..'

describe('the gaps of a template', () => {
  it('are the names in braces', () => {
    expect(gapsOf('a{name}b{parameters.environment}')).toEqual(['name', 'parameters.environment'])
    expect(gapsOf('none')).toEqual([])
    expect(gapsOfBody({ a: ['{x}', 1, null, true], b: { c: '{y}' } })).toEqual(['x', 'y'])
  })

  it.each(['{', '}', '{}', '{a', 'a}', '{{a}}', '{a b}', '{1}', '{a}{'])('refuses %j', (text) => {
    expect(gapsOf(text)).toBeNull()
    expect(gapsOfBody({ inner: [text] })).toBeNull()
  })
})

describe('filling a path', () => {
  it('keeps every value inside its segment', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => !isDots(text)),
        (value) => {
          const path = fillPath('/keys/{remoteId}/off', values(value))

          const segments = path.split('/')
          expect(segments).toHaveLength(4)
          expect(decodeURIComponent(segments[2] ?? '')).toBe(value)
          const url = new URL(`https://provider.example${path}`)
          expect(url.pathname).toBe(path)
          expect(url.search + url.hash).toBe('')
        },
      ),
    )
  })

  it.each(['.', '..', ''])('refuses the value %j, which would move the path', (value) => {
    expect(() => fillPath('/keys/{remoteId}/off', values(value))).toThrow(refused)
    expect(() => fillPath('/keys/{remoteId}', values(value))).toThrow(refused)
  })

  it('refuses dots that only come about by filling', () => {
    expect(() => fillPath('/keys/.{remoteId}', values('.'))).toThrow(refused)
    expect(fillPath('/keys/{remoteId}', values('...'))).toBe('/keys/...')
  })

  it('keeps a slash at the end of the template', () => {
    expect(fillPath('/keys/{remoteId}/', values('a/b'))).toBe('/keys/a%2Fb/')
  })

  it('refuses text that is not well-formed and a gap without a value', () => {
    expect(() => fillPath('/keys/{remoteId}', values('\ud800'))).toThrow(refused)
    expect(() => fillPath('/keys/{other}', values('a'))).toThrow(refused)
    expect(() => fill('{constructor}', values('a'))).toThrow(refused)
  })

  it('does not fill what a value brought along', () => {
    const both = new Map([
      ['a', '{b}'],
      ['b', 'secret'],
    ])

    expect(fill('{a}', both)).toBe('{b}')
    expect(fillPath('/{a}', both)).toBe('/%7Bb%7D')
  })
})

describe('filling a query and a body', () => {
  it('reads back as it was filled', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const filled = new Map([
          ['a', first],
          ['b', second],
        ])

        const query = new URLSearchParams(fillQuery({ a: '{a}', 'b[]': 'x{b}' }, filled))
        expect([...query]).toEqual([
          ['a', first],
          ['b[]', `x${second}`],
        ])
        const body = JSON.stringify(fillBody({ one: '{a}', more: ['{b}', 2] }, filled))
        expect(JSON.parse(body)).toEqual({ one: first, more: [second, 2] })
      }),
    )
    expect(fillQuery({}, new Map())).toBe('')
  })

  it('encodes all but the unreserved characters of RFC 3986', () => {
    expect(encodeComponent("AZaz09-._~ !'()*;/?:@&=+$,#[]%")).toBe(
      'AZaz09-._~%20%21%27%28%29%2A%3B%2F%3F%3A%40%26%3D%2B%24%2C%23%5B%5D%25',
    )
  })
})

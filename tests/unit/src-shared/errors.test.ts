import { describe, expect, it } from 'vitest'
import {
  assertNever,
  errorCodeOf,
  errorCodes,
  knownCode,
  VaultError,
} from '../../../src-shared/errors.ts'

describe('VaultError', () => {
  it('says its code and nothing else', () => {
    const error = new VaultError('disk-full', { cause: new Error('secret in a cause') })

    expect(error.message).toBe('disk-full')
    expect(error.name).toBe('VaultError')
    expect(JSON.stringify(error)).toBe(
      '{"code":"disk-full","retryAfterMs":null,"name":"VaultError"}',
    )
  })
})

describe('errorCodeOf', () => {
  it('gives the code of a VaultError', () => {
    expect(errorCodeOf(new VaultError('not-found'))).toBe('not-found')
  })

  it.each([new Error('x'), { code: 'not-found' }, 'not-found', null, undefined])(
    'gives internal for %s',
    (thrown) => {
      expect(errorCodeOf(thrown)).toBe('internal')
    },
  )
})

describe('knownCode', () => {
  it('gives a code of the list, and internal for the word of a later version', () => {
    expect(knownCode('disk-full')).toBe('disk-full')
    expect(knownCode('moon-full')).toBe('internal')
  })
})

describe('errorCodes', () => {
  it('holds each code once, in kebab-case', () => {
    expect(new Set(errorCodes).size).toBe(errorCodes.length)
    for (const code of errorCodes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })
})

describe('assertNever', () => {
  it('throws what was not handled', () => {
    const unhandled = JSON.parse('"other"') as never

    expect(() => assertNever(unhandled)).toThrow('Unhandled case: "other"')
  })
})

import { describe, expect, it } from 'vitest'
import {
  accountOrigins,
  isOriginOf,
  originOfAccount,
} from '../../../../../src-core/callers/services/accounts.ts'
import { AccountKind } from '../../../../../src-shared/caller.ts'

describe('the origin of an account', () => {
  it.each(AccountKind.options)('is the service’s own where nothing is said: %s', (kind) => {
    expect(originOfAccount(kind, null)).toBe(accountOrigins[kind])
    expect(originOfAccount(kind, accountOrigins[kind])).toBe(accountOrigins[kind])
    expect(isOriginOf(kind, accountOrigins[kind])).toBe(true)
  })

  it('may be a person’s own for GitLab alone', () => {
    const own = 'https://git.northwind.example:8443'

    expect(originOfAccount('gitlab', own)).toBe(own)
    expect(isOriginOf('gitlab', own)).toBe(true)
    for (const kind of ['github', 'vercel'] as const) {
      expect(() => originOfAccount(kind, own)).toThrow('connector-invalid')
      expect(isOriginOf(kind, own)).toBe(false)
    }
  })

  it.each(['http://git.northwind.example', 'https://git.example/path', 'https://a@b.example', ''])(
    'is refused where a token would not be safe: %j',
    (own) => {
      expect(() => originOfAccount('gitlab', own)).toThrow('connector-invalid')
      for (const kind of AccountKind.options) expect(isOriginOf(kind, own)).toBe(false)
    },
  )

  it('may be on this machine, where practice answers', () => {
    for (const kind of AccountKind.options) {
      expect(isOriginOf(kind, 'http://127.0.0.1:4100')).toBe(true)
    }
  })
})

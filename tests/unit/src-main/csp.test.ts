import { describe, expect, it } from 'vitest'
import {
  contentSecurityPolicy,
  devContentSecurityPolicy,
  pageHeaders,
} from '../../../src-main/csp.ts'

describe('contentSecurityPolicy', () => {
  it('is exactly this', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; " +
        "trusted-types 'none'",
    )
  })

  it('allows nothing unsafe', () => {
    expect(contentSecurityPolicy).not.toContain('unsafe')
  })
})

describe('pageHeaders', () => {
  it('carry the policy and forbid sniffing, framing and storing', () => {
    expect(pageHeaders).toMatchObject({
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    })
  })

  it('name every feature only to deny it', () => {
    for (const feature of pageHeaders['Permissions-Policy']?.split(', ') ?? []) {
      expect(feature).toMatch(/^[a-z-]+=\(\)$/)
    }
  })
})

describe('devContentSecurityPolicy', () => {
  it('opens the one dev server, and its socket', () => {
    const policy = devContentSecurityPolicy('http://localhost:5173')

    expect(policy).toContain('connect-src http://localhost:5173 ws://localhost:5173')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('*')
  })
})

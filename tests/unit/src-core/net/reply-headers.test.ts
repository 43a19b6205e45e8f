import { describe, expect, it } from 'vitest'
import { readDate, readRetryAfter } from '../../../../src-core/net/reply-headers.ts'

const date = 'Fri, 20 Nov 2026 14:05:00 GMT'
const instant = Date.parse(date)

function headers(given: Readonly<Record<string, string>>) {
  return (name: string) => given[name] ?? null
}

describe('the wait that a provider asks for', () => {
  it('is read in seconds', () => {
    expect(readRetryAfter(headers({ 'retry-after': '2' }))).toBe(2_000)
    expect(readRetryAfter(headers({ 'retry-after': ' 0 ' }))).toBe(0)
  })

  it("is read as a date, against the provider's own time", () => {
    const until = 'Fri, 20 Nov 2026 14:07:30 GMT'
    expect(readRetryAfter(headers({ 'retry-after': until, date }))).toBe(150_000)
    expect(readRetryAfter(headers({ 'retry-after': date, date: until }))).toBe(0)
    expect(readRetryAfter(headers({ 'retry-after': until }))).toBeNull()
  })

  it('is a day at most', () => {
    expect(readRetryAfter(headers({ 'retry-after': '999999999999' }))).toBe(86_400_000)
    const later = 'Fri, 20 Nov 2037 14:05:00 GMT'
    expect(readRetryAfter(headers({ 'retry-after': later, date }))).toBe(86_400_000)
  })

  it('is the reset of a spent allowance where nothing else is said', () => {
    const reset = { 'x-ratelimit-reset': String(instant / 1_000 + 60), date }
    expect(readRetryAfter(headers({ ...reset, 'x-ratelimit-remaining': '0' }))).toBe(60_000)
    expect(readRetryAfter(headers({ ...reset, 'x-ratelimit-remaining': '7' }))).toBeNull()
    expect(readRetryAfter(headers(reset))).toBeNull()
    const both = { ...reset, 'x-ratelimit-remaining': '0', 'retry-after': '5' }
    expect(readRetryAfter(headers(both))).toBe(5_000)
  })

  it('is not known from anything else', () => {
    for (const text of ['', '-1', '1.5', '1e3', '0x10', 'soon', '2026-11-20T14:05:00Z']) {
      expect(readRetryAfter(headers({ 'retry-after': text, date }))).toBeNull()
    }
    expect(readRetryAfter(headers({}))).toBeNull()
  })
})

describe('the time of a provider', () => {
  it('is read from an HTTP date', () => {
    expect(readDate(headers({ date }))).toBe(instant)
  })

  it('is not known from anything else', () => {
    for (const text of ['', '2026-11-20T14:05:00Z', 'Fri, 99 Nov 2026 99:05:00 GMT', '0']) {
      expect(readDate(headers({ date: text }))).toBeNull()
    }
    expect(readDate(headers({}))).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import {
  leftText,
  spokenProgress,
} from '../../../../../src-renderer/screens/intake/progress-text.ts'

describe('leftText', () => {
  it('tells seconds, then minutes, and never none', () => {
    expect(leftText({ leftMs: 0 })).toBe('about 1 second')
    expect(leftText({ leftMs: 1_200 })).toBe('about 2 seconds')
    expect(leftText({ leftMs: 61_000 })).toBe('about 2 minutes')
  })

  it('says so while it cannot be told', () => {
    expect(leftText({ leftMs: null })).toBe('not known yet')
  })
})

describe('spokenProgress', () => {
  it('is not read out for every key', () => {
    const said = Array.from({ length: 100 }, (_, found) => spokenProgress({ found }))

    expect(new Set(said).size).toBe(19)
    expect(spokenProgress({ found: 47 })).toContain('40 keys')
    expect(spokenProgress({ found: 1 })).toContain('1 key ')
  })
})

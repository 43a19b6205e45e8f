import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { minPassphraseLength } from '../../../../src-shared/bounds.ts'
import { judge } from '../../../../src-renderer/strength/judge.ts'

const long = 'quiet harbor velvet'

describe('judge', () => {
  it('accepts a long passphrase that is hard to guess', () => {
    const strength = judge(long, { score: 4, weakness: null })

    expect(strength).toEqual({ score: 4, bars: 4, acceptable: true, advice: 'none' })
  })

  it('refuses a long passphrase that is easy to guess and says what helps', () => {
    const strength = judge(long, { score: 1, weakness: 'simpleRepeat' })

    expect(strength).toMatchObject({ acceptable: false, bars: 1, advice: 'no-repeats' })
  })

  it('refuses a short passphrase however hard it is to guess', () => {
    const strength = judge('x9!kP2@qZ', { score: 4, weakness: null })

    expect(strength).toMatchObject({ score: 2, acceptable: false, advice: 'longer' })
  })

  it('counts characters and not code units', () => {
    const nineKeys = '🗝'.repeat(minPassphraseLength - 1)

    expect(judge(nineKeys, { score: 4, weakness: null }).acceptable).toBe(false)
    expect(judge(`${nineKeys}🗝`, { score: 4, weakness: null }).acceptable).toBe(true)
  })

  it('lights no bar for nothing and at least one for anything', () => {
    expect(judge('', { score: 0, weakness: null }).bars).toBe(0)
    expect(judge('a', { score: 0, weakness: null }).bars).toBe(1)
  })

  it('suggests one more word where a good one could be strong', () => {
    expect(judge(long, { score: 3, weakness: 'common' }).advice).toBe('one-more-word')
  })

  it('asks for more words where the estimator names no weakness it knows', () => {
    expect(judge(long, { score: 2, weakness: 'somethingNew' }).advice).toBe('more-words')
  })

  it('never accepts below the least score or the least length', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 4 }), (passphrase, score) => {
        const { acceptable } = judge(passphrase, { score, weakness: null })
        const isLong = Array.from(passphrase).length >= minPassphraseLength

        expect(acceptable).toBe(score >= 3 && isLong)
      }),
    )
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { loadEstimator } from '../../../../src-renderer/strength/estimator.ts'
import { judge } from '../../../../src-renderer/strength/judge.ts'
import type { Estimate } from '../../../../src-renderer/strength/judge.ts'

describe('loadEstimator', () => {
  let estimate: (passphrase: string) => Estimate

  beforeAll(async () => {
    estimate = await loadEstimator()
  })

  it('is loaded once', async () => {
    expect(await loadEstimator()).toBe(estimate)
  })

  it.each(['aaaaaaaaaaaaaaa', 'Password2024!', 'jennifer1985', 'qwertyuiop', '20112026'])(
    'refuses %s',
    (passphrase) => {
      expect(judge(passphrase, estimate(passphrase)).acceptable).toBe(false)
    },
  )

  it.each([
    'correct horse battery staple',
    'Correct-Horse-Battery-Staple',
    'correcthorsebatterystaple1',
    'c0rrect h0rse battery staple',
    'elpats yrettab esroh tcerroc',
    'To be or not to be that is the question',
    'the quick brown fox jumps over the lazy dog',
    'one two three four five six seven eight nine ten',
  ])('refuses %s, which others know too', (passphrase) => {
    const { acceptable, advice } = judge(passphrase, estimate(passphrase))
    expect({ acceptable, advice }).toEqual({ acceptable: false, advice: 'not-common' })
  })

  it('judges what stands beside a famous one', () => {
    const passphrase = 'correct horse battery staple quiet harbor velvet seventeen'
    expect(judge(passphrase, estimate(passphrase)).acceptable).toBe(true)
  })

  it.each(['quiet harbor velvet seventeen', 'lantern copper orbit velvet quiet harbor'])(
    'accepts %s',
    (passphrase) => {
      expect(judge(passphrase, estimate(passphrase)).acceptable).toBe(true)
    },
  )

  it('judges a very long passphrase by its beginning', () => {
    expect(estimate('a'.repeat(1_000)).score).toBeLessThan(3)
    expect(estimate(`quiet harbor velvet seventeen ${'a'.repeat(1_000)}`).score).toBe(4)
  })
})

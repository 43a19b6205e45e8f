import { describe, expect, it } from 'vitest'
import { areForDifferentEnvironments, environmentsNamed } from '../../../src-shared/environments.ts'

describe('environments', () => {
  it('are told apart by words, whichever way they are written', () => {
    expect(environmentsNamed(' Prod ,test / DEV,,prod')).toEqual([
      'production',
      'testing',
      'development',
    ])
    expect(environmentsNamed('  ')).toEqual([])
  })

  it.each([
    ['Production', 'test', true],
    ['prod', 'Production', false],
    ['Production', '', false],
    ['eu-1', 'eu-2', true],
  ])('X-03 %s and %s are different: %s', (one, other, are) => {
    const [a, b] = [{ environment: one }, { environment: other }]

    expect(areForDifferentEnvironments(a, b)).toBe(are)
    expect(areForDifferentEnvironments(b, a)).toBe(are)
  })
})

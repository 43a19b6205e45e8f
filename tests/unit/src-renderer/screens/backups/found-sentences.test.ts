import { describe, expect, it } from 'vitest'
import {
  whoseFound,
  whoseTried,
} from '../../../../../src-renderer/screens/backups/found-sentences.ts'

describe('whose copy it is', () => {
  it('is said where the vault here is known', () => {
    expect(whoseFound({ ofThisVault: true })).toMatch(/^It is a copy/)
    expect(whoseFound({ ofThisVault: false })).toMatch(/^It is not a copy/)
    expect(whoseTried({ ofThisVault: false })).toMatch(/another vault/)
  })

  it('is not said where the vault here cannot be read, nor where a tried one is as expected', () => {
    expect(whoseFound({ ofThisVault: null })).toBe('')
    expect(whoseTried({ ofThisVault: null })).toBe('')
    expect(whoseTried({ ofThisVault: true })).toBe('')
  })
})

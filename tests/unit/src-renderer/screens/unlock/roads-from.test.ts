import { describe, expect, it } from 'vitest'
import { roadsFrom } from '../../../../../src-renderer/screens/unlock/roads-from.ts'

describe('roadsFrom', () => {
  it('offers to read what is left of a damaged vault, and to restore', () => {
    expect(roadsFrom('vault-damaged', 'own')).toEqual(['salvage', 'restore'])
  })

  it('offers to restore where the file is gone or not to be trusted', () => {
    expect(roadsFrom('vault-missing', 'own')).toEqual(['restore'])
    expect(roadsFrom('kdf-refused', 'own')).toEqual(['restore'])
  })

  it('offers neither where the file is sound', () => {
    expect(roadsFrom('vault-busy', 'own')).toEqual([])
    expect(roadsFrom('vault-too-new', 'own')).toEqual([])
    expect(roadsFrom('disk-full', 'own')).toEqual([])
  })

  it('offers neither for the sample keys', () => {
    expect(roadsFrom('vault-damaged', 'practice')).toEqual([])
  })
})

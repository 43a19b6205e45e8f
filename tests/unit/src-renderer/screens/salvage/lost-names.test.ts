import { describe, expect, it } from 'vitest'
import { lostNames } from '../../../../../src-renderer/screens/salvage/lost-names.ts'

describe('keys that lost their names', () => {
  it('are those with a made name and no provider', () => {
    expect(
      lostNames([
        { name: 'salvaged-0a1b2c3d', providerName: '' },
        { name: 'stripe_live-04_09_2025-09_12', providerName: '' },
        { name: 'salvaged-0a1b2c3d', providerName: 'Stripe' },
        { name: 'salvaged-of-mine', providerName: '' },
      ]),
    ).toBe(1)
    expect(lostNames([])).toBe(0)
  })
})

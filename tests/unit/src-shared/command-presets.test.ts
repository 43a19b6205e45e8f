import { describe, expect, it } from 'vitest'
import { Caller } from '../../../src-shared/caller.ts'
import { presetOffer } from '../../../src-shared/command-presets.ts'

describe('the presets of programs', () => {
  it.each(['wrangler', 'fly', 'gh'] as const)(
    '%s names the secret and never holds it',
    (preset) => {
      const offer = presetOffer(preset, 'STRIPE_KEY')
      const caller = Caller.parse({
        ...{ ...offer, id: 'c'.repeat(32), check: null, kind: 'command', preset },
        ...{ folder: null, part: 'secret' },
      })

      expect(caller).toMatchObject({ name: 'STRIPE_KEY' })
      expect(offer.argv.includes('STRIPE_KEY') || offer.sends === 'name-value').toBe(true)
    },
  )

  it('offers no program for one of the person’s own', () => {
    expect(presetOffer('own', 'STRIPE_KEY')).toMatchObject({ argv: [], name: null })
  })
})

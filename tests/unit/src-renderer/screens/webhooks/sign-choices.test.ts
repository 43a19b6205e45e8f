import { expect, it } from 'vitest'
import { signChoices, signerOf } from '../../../../../src-renderer/screens/webhooks/sign-choices.ts'
import { schemes, signer, signing } from './sample-signer.ts'

const [standard = null, plain = null] = schemes

it('lets new, old or both sign where both are kept and the scheme carries two', () => {
  expect(signChoices(signer(), standard)).toEqual({ new: null, old: null, both: null })
})

it('lets only one sign at a time where the scheme carries one signature', () => {
  expect(signChoices(signer(), plain)).toEqual({ new: null, old: null, both: 'one-signature' })
  expect(signChoices(signer(), null).both).toBe('one-signature')
})

it('says that no old secret is kept, and that none is kept at all', () => {
  const alone = signer({ versions: [signing('current')] })
  expect(signChoices(alone, standard)).toEqual({ new: null, old: 'no-old', both: 'no-old' })
  const none = signer({ versions: [signing('current', { hasSecret: false })] })
  expect(signChoices(none, standard)).toEqual({
    ...{ new: 'no-secret', old: 'no-old', both: 'no-secret' },
  })
})

it('knows the one that signs, unless it was turned off', () => {
  expect(signerOf(signer())?.stage).toBe('current')
  expect(signerOf(signer({ versions: [signing('revoked', { signer: true })] }))).toBeNull()
})

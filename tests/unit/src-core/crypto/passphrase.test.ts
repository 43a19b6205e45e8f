import { describe, expect, it } from 'vitest'
import { checkNewPassphrase, passphraseBytes } from '../../../../src-core/crypto/passphrase.ts'

describe('passphraseBytes', () => {
  it('takes letters that look alike and mean the same for the same', () => {
    const composed = 'caf\u00e9 \u2460 \ufb01'
    const decomposed = 'cafe\u0301 1 fi'

    expect(passphraseBytes(composed)).toEqual(passphraseBytes(decomposed))
  })

  it('keeps case and spaces apart', () => {
    expect(passphraseBytes('Horse ')).not.toEqual(passphraseBytes('horse'))
  })
})

describe('checkNewPassphrase', () => {
  it.each(['correct horse', 'ten chars!', '🔑🔑🔑🔑🔑🔑🔑🔑🔑🔑', 'пароль на стол'])(
    'accepts %j',
    (typed) => {
      expect(() => {
        checkNewPassphrase(typed)
      }).not.toThrow()
    },
  )

  it.each(['', 'nine char', '🔑🔑🔑🔑🔑🔑🔑🔑🔑'])('refuses %j as too weak', (typed) => {
    expect(() => {
      checkNewPassphrase(typed)
    }).toThrow('passphrase-too-weak')
  })

  it.each(['long enough \u0378', 'long enough \ud800', 'long enough \u{e0080}'])(
    'refuses %j as unreadable',
    (typed) => {
      expect(() => {
        checkNewPassphrase(typed)
      }).toThrow('passphrase-unreadable')
    },
  )
})

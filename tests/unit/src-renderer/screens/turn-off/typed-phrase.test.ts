import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  isTyped,
  matchingCharacters,
} from '../../../../../src-renderer/screens/turn-off/typed-phrase.ts'

const phrase = 'copper lantern 47'

describe('matchingCharacters', () => {
  it.each([
    ['', 0],
    ['copper lan', 10],
    ['copper Lan', 7],
    ['copper  lantern 47', 7],
    [phrase, 17],
    [`${phrase} `, 17],
  ])('counts %j as %i', (typed, count) => {
    expect(matchingCharacters(typed, phrase)).toBe(count)
  })
})

describe('isTyped', () => {
  it('accepts the phrase itself', () => {
    expect(isTyped(phrase, phrase)).toBe(true)
  })

  it.each([
    'Copper lantern 47',
    'copper lantern 47 ',
    ' copper lantern 47',
    'copper lantern 4',
    '',
  ])('003-26 refuses %j', (typed) => {
    expect(isTyped(typed, phrase)).toBe(false)
  })

  it('refuses everything where there is no phrase', () => {
    expect(isTyped('', '')).toBe(false)
  })

  it('003-26 accepts nothing but the phrase', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(isTyped(typed, phrase)).toBe(typed === phrase)
      }),
    )
  })
})

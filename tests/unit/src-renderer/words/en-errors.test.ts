import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../../../src-shared/errors.ts'
import { isUnknownOutcome } from '../../../../src-shared/rotation.ts'
import { errorWords } from '../../../../src-renderer/words/en-errors.ts'

const refusals = errorCodes.filter(
  (code) => code.startsWith('provider-') && !isUnknownOutcome(code),
)

describe('errorWords', () => {
  it.each(errorCodes)('says in three whole sentences what %s means', (code) => {
    for (const sentence of Object.values(errorWords[code])) {
      expect(sentence).toMatch(/^[A-Z].*\.$/u)
      expect(sentence.length).toBeLessThan(100)
    }
  })

  it.each(errorCodes)('speaks plainly of %s', (code) => {
    const all = Object.values(errorWords[code]).join(' ')

    expect(all).not.toMatch(/connector|\bhost\b|journal|reconcile|are you sure|please|sorry|oops/iu)
  })

  it.each(refusals)('does not leave open what %s did', (code) => {
    expect(errorWords[code].happened).not.toMatch(/may have been/u)
  })

  it.each(errorCodes.filter(isUnknownOutcome))('sends %s to the check', (code) => {
    expect(errorWords[code].todo).toBe('Check what happened.')
  })
})

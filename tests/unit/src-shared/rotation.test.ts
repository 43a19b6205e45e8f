import { describe, expect, it } from 'vitest'
import { errorCodes } from '../../../src-shared/errors.ts'
import { codeOfRepeatable, isOver, isUnknownOutcome, Step } from '../../../src-shared/rotation.ts'

describe('isOver', () => {
  it('holds for the two ends and for nothing else', () => {
    expect(Step.options.filter(isOver)).toEqual(['done', 'abandoned'])
  })
})

describe('isUnknownOutcome', () => {
  it('holds for lost and unreadable replies and for nothing else', () => {
    expect(errorCodes.filter(isUnknownOutcome)).toEqual([
      'provider-no-reply',
      'provider-failed',
      'provider-garbage',
      'provider-redirected',
    ])
  })
})

describe('codeOfRepeatable', () => {
  it('says of every unknown outcome that it may be asked again, and leaves the others', () => {
    for (const code of errorCodes)
      expect(codeOfRepeatable(code)).toBe(isUnknownOutcome(code) ? 'provider-ask-again' : code)
  })
})

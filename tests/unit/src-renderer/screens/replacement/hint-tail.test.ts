import { describe, expect, it } from 'vitest'
import { hintTail } from '../../../../../src-renderer/screens/replacement/hint-tail.ts'

describe('hintTail', () => {
  it.each([
    ['atna_sample_…x9Qd', '…x9Qd'],
    ['…x9Qd', '…x9Qd'],
    ['short', 'short'],
    [null, ''],
  ])('shortens %j to %j', (hint, tail) => {
    expect(hintTail(hint)).toBe(tail)
  })
})

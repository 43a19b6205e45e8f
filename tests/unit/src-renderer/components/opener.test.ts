import { describe, expect, it } from 'vitest'
import { isOpenerRefusal } from '../../../../src-renderer/components/opener.ts'

describe('isOpenerRefusal', () => {
  it('tells what typing again answers', () => {
    expect(isOpenerRefusal('wrong-passphrase')).toBe(true)
    expect(isOpenerRefusal('wrong-recovery-code')).toBe(true)
    expect(isOpenerRefusal('no-recovery-code')).toBe(true)
  })

  it('leaves the file’s own troubles to their card', () => {
    expect(isOpenerRefusal('copy-damaged')).toBe(false)
    expect(isOpenerRefusal('nothing-to-salvage')).toBe(false)
    expect(isOpenerRefusal(null)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { reasonText, whys } from '../../../../../src-renderer/screens/turn-off/emergency-reason.ts'

describe('reasonText', () => {
  it('joins the reason and the person’s words', () => {
    expect(reasonText('exposed', '')).toBe('It was seen by others')
    expect(reasonText('exposed', ' in a chat ')).toBe('It was seen by others: in a chat')
    expect(reasonText('other', 'a drill')).toBe('a drill')
  })

  it('is nothing where nothing was said', () => {
    expect(reasonText(null, 'words')).toBeNull()
    expect(reasonText('other', '  ')).toBeNull()
  })

  it('fits what the vault keeps, whatever was typed', () => {
    for (const why of whys) expect(reasonText(why, 'x'.repeat(500))?.length).toBe(120)
  })
})

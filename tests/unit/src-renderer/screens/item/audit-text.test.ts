import { describe, expect, it } from 'vitest'
import { auditText } from '../../../../../src-renderer/screens/item/audit-text.ts'

describe('auditText', () => {
  it('says known events in a sentence', () => {
    expect(auditText('revealed')).toBe('Shown to you')
  })

  it('shows an event of a later version by its own name', () => {
    expect(auditText('sent-to-moon')).toBe('Sent to moon')
    expect(auditText('constructor')).toBe('Constructor')
  })
})

import { describe, expect, it } from 'vitest'
import { AuditEvent } from '../../../../../src-core/vault/audit-event.ts'
import { auditText } from '../../../../../src-renderer/screens/item/audit-text.ts'
import { itemWords } from '../../../../../src-renderer/words/en-item.ts'

// These are of the vault and never stand in the story of one key.
const ofTheVault = [
  'unlocked',
  'passphrase-changed',
  'recovery-renewed',
  'rollback-accepted',
  'restored',
  'rekeyed',
  'connection-added',
  'connection-edited',
  'connection-deleted',
]

describe('auditText', () => {
  it('says known events in a sentence', () => {
    expect(auditText('revealed')).toBe('Shown to you')
  })

  it('has words for everything that can be done with a key', () => {
    for (const event of AuditEvent.options.filter((name) => !ofTheVault.includes(name)))
      expect(itemWords.audit[event], event).toBeTypeOf('string')
  })

  it('shows an event of a later version by its own name', () => {
    expect(auditText('sent-to-moon')).toBe('Sent to moon')
    expect(auditText('constructor')).toBe('Constructor')
  })
})

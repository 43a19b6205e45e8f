import { describe, expect, it } from 'vitest'
import { AuditEvent } from '../../../../../src-core/vault/audit-event.ts'
import { Why } from '../../../../../src-shared/care.ts'
import { auditText, whyText } from '../../../../../src-renderer/screens/item/audit-text.ts'
import { itemWords } from '../../../../../src-renderer/words/en-item.ts'
import { whyWords } from '../../../../../src-renderer/words/en-whys.ts'

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
  'person-left',
  'person-back',
  'reviewed',
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

describe('whyText', () => {
  it('002-32 004-13 tells every reason that was kept, in words', () => {
    expect(whyText('retired')).toBe('(What used it is retired)')
    for (const why of Why.options) expect(whyText(why)).toBe(`(${whyWords[why]})`)
  })

  it('shows a reason of a later version by its own name', () => {
    expect(whyText('moon-phase')).toBe('(Moon phase)')
    expect(whyText('toString')).toBe('(ToString)')
  })
})

import { describe, expect, it } from 'vitest'
import { canTurnOff, mainVersion } from '../../../../../src-renderer/screens/item/version-in-use.ts'
import { ConnectionId } from '../../../../../src-shared/ids.ts'
import { version } from './versions.ts'

const connectionId = ConnectionId.parse('c'.repeat(32))

describe('canTurnOff', () => {
  it('offers to turn off what is alive and was made through a linked account', () => {
    for (const stage of ['current', 'previous', 'pending'] as const)
      expect(canTurnOff({ connectionId }, { stage, remoteId: 'cred_1' })).toBe(true)
  })

  it('refuses what is dead, was added by hand, or has no account any more', () => {
    expect(canTurnOff({ connectionId }, { stage: 'revoked', remoteId: 'cred_1' })).toBe(false)
    expect(canTurnOff({ connectionId }, { stage: 'current', remoteId: null })).toBe(false)
    expect(canTurnOff({ connectionId: null }, { stage: 'current', remoteId: 'cred_1' })).toBe(false)
  })
})

describe('mainVersion', () => {
  const old = version(1, { stage: 'revoked', createdAt: 1 })
  const newer = version(2, { stage: 'revoked', createdAt: null, storedAt: 5 })

  it('is the one in use, whatever is newer', () => {
    const current = version(3, { createdAt: 2 })
    expect(mainVersion({ versions: [old, newer, current] })).toBe(current)
  })

  it('is the newest of those that are dead, so that a turned-off key keeps its date', () => {
    expect(mainVersion({ versions: [old, newer] })).toBe(newer)
    expect(mainVersion({ versions: [] })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { canTurnOff } from '../../../../../src-renderer/screens/item/version-in-use.ts'
import { ConnectionId } from '../../../../../src-shared/ids.ts'

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

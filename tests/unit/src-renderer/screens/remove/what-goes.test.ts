import { describe, expect, it } from 'vitest'
import type { Stage, VersionSummary } from '../../../../../src-shared/item.ts'
import { fateOf } from '../../../../../src-renderer/screens/remove/what-goes.ts'

describe('fateOf', () => {
  it('says that a key goes on working unless every version is off', () => {
    expect(fateOf({ versions: [at('revoked'), at('current')] })).toBe('still-works')
    expect(fateOf({ versions: [at('revoked'), at('previous')] })).toBe('still-works')
    expect(fateOf({ versions: [at('revoked')] })).toBe('all-off')
  })

  it('says that an entry without a secret holds none', () => {
    expect(fateOf({ versions: [] })).toBe('no-secret')
    expect(fateOf({ versions: [at('current', { hasSecret: false })] })).toBe('no-secret')
  })
})

function at(stage: Stage, rest: Partial<VersionSummary> = {}): VersionSummary {
  // Only the stage and whether a secret is kept are read here.
  return { stage, hasSecret: true, ...rest } as unknown as VersionSummary
}

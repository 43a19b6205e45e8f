import { describe, expect, it } from 'vitest'
import type { VersionSummary } from '../../../../../src-shared/item.ts'
import {
  mayGo,
  slotsOf,
  standOf,
} from '../../../../../src-renderer/screens/replacement/slot-order.ts'
import { version } from '../item/versions.ts'
import { key, now, sampleView } from './sample-view.ts'

const candidate = { remoteId: 'r1', name: 'r1', createdAt: now, signer: false, ours: false }
const around = { old: key('a'), now }

const standing = (held: Partial<VersionSummary> | null) =>
  standOf(candidate, held && { version: version(1, held) }, around)

describe('standOf', () => {
  it.each([
    ['foreign', null],
    ['ours', { stage: 'current' }],
    ['old', { stage: 'previous', graceEndsAt: now + 1 }],
    ['past-grace', { stage: 'previous', graceEndsAt: now }],
    ['signer', { signer: true }],
    ['replaced', { id: key('a').versionId, signer: true }],
  ] as const)('is %s for %j', (stand, held) => {
    expect(standing(held)).toBe(stand)
  })

  it('believes the provider that a key signs webhooks', () => {
    expect(standOf({ ...candidate, signer: true }, null, around)).toBe('signer')
  })
})

describe('mayGo', () => {
  it('keeps the key that is replaced and the one that signs', () => {
    expect([mayGo('replaced'), mayGo('signer')]).toEqual([false, false])
    expect([mayGo('past-grace'), mayGo('old'), mayGo('ours'), mayGo('foreign')]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})

describe('slotsOf', () => {
  it('puts what stays last', () => {
    const signer = { ...candidate, remoteId: 'r0', signer: true }
    const view = sampleView({ candidates: [signer, candidate] })

    const order = slotsOf(view, { live: [], now }).map(({ candidate: one }) => one.remoteId)
    expect(order).toEqual(['r1', 'r0'])
  })
})

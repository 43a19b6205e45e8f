import { beforeAll, describe, expect, it } from 'vitest'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'
import {
  anchorOf,
  anchorRowOf,
  freshnessOf,
  openAnchor,
  type Anchor,
  type Freshness,
} from '../../../../src-core/vault/anchor.ts'
import type { Manifest, SealedManifest } from '../../../../src-core/vault/manifest.ts'

beforeAll(sodiumReady)

const ours = 'aa'.repeat(8)
const theirs = 'bb'.repeat(8)
const filled = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte)

function sealed(
  devices: Readonly<Record<string, number>>,
  changed: Partial<Manifest> = {},
): SealedManifest {
  const counts = Object.values(devices).reduce((sum, count) => sum + count, 0)
  const manifest: Manifest = {
    ...{ counter: counts, epoch: 1, headerHash: filled(0), slotsHash: filled(0) },
    ...{ rosterHash: filled(0), auditSeq: 1, auditLink: filled(0), lineage: filled(1, 16) },
    ...{ previousMac: filled(counts - 1), devices: new Map(Object.entries(devices)), buckets: [] },
    ...changed,
  }
  return { manifest, mac: filled(counts) }
}

const seen: Anchor = anchorOf(sealed({ [ours]: 5, [theirs]: 2 }), ours)

describe('freshnessOf', () => {
  it.each<[Freshness, string, SealedManifest]>([
    ['same', 'what was seen', sealed({ [ours]: 5, [theirs]: 2 })],
    ['newer', 'one change of ours more', sealed({ [ours]: 6, [theirs]: 2 })],
    [
      'newer',
      'changes of a device that is new',
      sealed({ [ours]: 5, [theirs]: 2, ['cc'.repeat(8)]: 4 }),
    ],
    ['rolled-back', 'one change of ours less', sealed({ [ours]: 4, [theirs]: 2 })],
    ['rolled-back', 'changes of another device less', sealed({ [ours]: 5 })],
    ['forked', 'more of theirs and less of ours', sealed({ [ours]: 4, [theirs]: 9 })],
    [
      'forked',
      'equal counts with another MAC',
      { ...sealed({ [ours]: 5, [theirs]: 2 }), mac: filled(0) },
    ],
    ['forked', 'another lineage', sealed({ [ours]: 9, [theirs]: 2 }, { lineage: filled(2, 16) })],
    [
      'forked',
      'a next step from something else',
      sealed({ [ours]: 6, [theirs]: 2 }, { previousMac: filled(0) }),
    ],
    [
      'forked',
      'more changes and a lower counter',
      sealed({ [ours]: 7, [theirs]: 2 }, { counter: 3 }),
    ],
  ])('says %s for %s', (expected, _name, manifest) => {
    expect(freshnessOf(manifest, seen)).toBe(expected)
  })
})

describe('an anchor', () => {
  const key = filled(9)
  const vault = filled(3, 16)

  it('reads as it was written', () => {
    expect(openAnchor(anchorRowOf(seen, key, vault), key, vault)).toEqual(seen)
  })

  it.each([
    ['another key', filled(8), vault],
    ['another vault', key, filled(4, 16)],
  ])('is refused for %s', (_name, otherKey, otherVault) => {
    expect(() => openAnchor(anchorRowOf(seen, key, vault), otherKey, otherVault)).toThrow(
      'vault-damaged',
    )
  })
})

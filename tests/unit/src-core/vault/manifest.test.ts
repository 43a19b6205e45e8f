import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../../src-core/crypto/bytes.ts'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'
import {
  bucketCount,
  manifestRowOf,
  openManifest,
  readManifest,
  type Manifest,
} from '../../../../src-core/vault/manifest.ts'

beforeAll(sodiumReady)

const key = new Uint8Array(32).fill(9)
const manifest: Manifest = {
  counter: 7,
  epoch: 1,
  headerHash: new Uint8Array(32).fill(0x11),
  slotsHash: new Uint8Array(32).fill(0x22),
  rosterHash: new Uint8Array(32),
  auditSeq: 5,
  auditLink: new Uint8Array(32).fill(0x33),
  lineage: new Uint8Array(16).fill(0x44),
  previousMac: new Uint8Array(32).fill(0x55),
  devices: new Map([
    ['bb'.repeat(8), 2],
    ['aa'.repeat(8), 3],
  ]),
  buckets: Array.from({ length: bucketCount }, (_, index) => new Uint8Array(32).fill(index)),
}

describe('a manifest', () => {
  it('begins with these bytes and ends with its buckets', () => {
    const { body } = manifestRowOf(manifest, key)

    expect(toHex(body.subarray(0, 232))).toBe(
      '0000000000000007' +
        '00000001' +
        '11'.repeat(32) +
        '22'.repeat(32) +
        '00'.repeat(32) +
        '0000000000000005' +
        '33'.repeat(32) +
        '44'.repeat(16) +
        '55'.repeat(32) +
        '00000002' +
        'aa'.repeat(8) +
        '0000000000000003' +
        'bb'.repeat(8) +
        '0000000000000002',
    )
    expect(body).toHaveLength(232 + 256 * 32)
    expect(body.at(-1)).toBe(255)
  })

  it('reads as it was written', () => {
    const row = manifestRowOf(manifest, key)
    const read = openManifest(row, key)

    expect(manifestRowOf(read.manifest, key)).toEqual(row)
    expect(read.manifest.devices.get('aa'.repeat(8))).toBe(3)
  })

  it('is refused with a byte changed, each of its head and one of each bucket', () => {
    const row = manifestRowOf(manifest, key)
    for (let at = 0; at < row.body.length; at += at < 232 ? 1 : 32) {
      const body = row.body.with(at, (row.body[at] ?? 0) ^ 1)

      expect(() => openManifest({ ...row, body }, key)).toThrow('vault-damaged')
    }
  })

  it('is refused under another key', () => {
    const row = manifestRowOf(manifest, key)

    expect(() => openManifest(row, new Uint8Array(32))).toThrow('vault-damaged')
  })

  it.each([
    ['a byte too few', (body: Uint8Array) => body.slice(0, -1)],
    ['a byte too many', (body: Uint8Array) => Uint8Array.of(...body, 0)],
    ['more devices than it has', (body: Uint8Array) => body.with(199, 3)],
    ['devices that do not rise', (body: Uint8Array) => body.with(200, 0xff)],
    ['a counter beyond 2^53', (body: Uint8Array) => body.with(0, 1)],
  ])('is refused with %s', (_name, change) => {
    const row = manifestRowOf(manifest, key)

    expect(() => readManifest({ ...row, body: change(row.body) })).toThrow('vault-damaged')
  })
})

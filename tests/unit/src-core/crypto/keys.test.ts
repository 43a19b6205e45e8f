import { beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '../../../../src-core/crypto/bytes.ts'
import {
  backupKeys,
  slotKeys,
  VaultKeys,
  type SlotFacts,
} from '../../../../src-core/crypto/keys.ts'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'

// Expected values were computed with Python's hashlib.blake2b, an implementation of its own.
beforeAll(sodiumReady)

const facts: SlotFacts = {
  vault: new Uint8Array(16).fill(1),
  slot: new Uint8Array(16).fill(2),
  type: 1,
  kdf: 1,
  cost: { memoryKiB: 65_536, passes: 3 },
  salt: new Uint8Array(16).fill(3),
}
const stretched = new Uint8Array(32).fill(7)

describe('slotKeys', () => {
  it('derives wrap key and commitment as written down', () => {
    const keys = slotKeys(stretched, facts)

    expect(toHex(keys.wrap)).toBe(
      'b33aa498563d61aa7159ace6ad9a7b1cd2ee211f9f0473450fb031a3db0d19e2',
    )
    expect(toHex(keys.commitment)).toBe(
      'e452aa788470572126dc5847ea34fd028bca6ef44c8b3ca5e584b6b2cd0c26da',
    )
  })

  it.each<[string, Partial<SlotFacts>]>([
    ['vault', { vault: new Uint8Array(16) }],
    ['slot', { slot: new Uint8Array(16) }],
    ['type', { type: 2 }],
    ['kdf', { kdf: 0 }],
    ['memory', { cost: { memoryKiB: 65_537, passes: 3 } }],
    ['passes', { cost: { memoryKiB: 65_536, passes: 4 } }],
    ['salt', { salt: new Uint8Array(16) }],
  ])('gives other keys for another %s', (_name, changed) => {
    const keys = slotKeys(stretched, { ...facts, ...changed })

    expect(toHex(keys.commitment)).not.toBe(toHex(slotKeys(stretched, facts).commitment))
  })

  it('gives other keys with a key file', () => {
    const keys = slotKeys(stretched, facts, new Uint8Array(32))

    expect(toHex(keys.wrap)).not.toBe(toHex(slotKeys(stretched, facts).wrap))
  })
})

describe('VaultKeys', () => {
  const vaultKey = Uint8Array.from({ length: 32 }, (_, index) => index)

  it('derives every key as written down', () => {
    const keys = new VaultKeys(vaultKey.slice())

    expect({
      overview: toHex(keys.overview),
      manifest: toHex(keys.manifest),
      audit: toHex(keys.audit),
      auditSeal: toHex(keys.auditSeal),
      anchor: toHex(keys.anchor),
      commitment: toHex(keys.commitment),
      fingerprint: toHex(keys.fingerprint),
      item: toHex(keys.item(new Uint8Array(16).fill(0xaa))),
    }).toEqual({
      overview: '99570899db70bea3ad75e386b2a0525a3429f3c5410a50540cc364c5f76068f4',
      manifest: 'dec13605dda1b38d9ce0db62bdff4c54f1bbbaa95e3323f2a43f81b4f39312e6',
      audit: 'bae7322b27975ef8d8ebab37c06462f6235782237428d0dade900f04f6ea79a0',
      auditSeal: '864dd26d05de05e5fc3d96b642ee367b66c1480a0970f73c587956771035a56b',
      anchor: 'd9a545268f347b6a2f41261b9c4c08a4419a5c17bef77cbc79cc5cb5f602d50d',
      commitment: '76eebbb53b66493ed14a942b5b04c75461912808470eadbf555f476dcabe5f38',
      fingerprint: 'e931ddb9d0ae0d99ffd5462a1cf67b8a535c23087c0a74709da1d4176b16a33f',
      item: 'd145f087773acbc79efb2228580420e542ddbf5af56fe2c68567cba100e24de4',
    })
  })

  it('overwrites its keys when wiped', () => {
    const keys = new VaultKeys(vaultKey.slice())

    keys.wipe()

    for (const key of [keys.vault, keys.overview, keys.manifest, keys.audit, keys.anchor]) {
      expect(key.every((byte) => byte === 0)).toBe(true)
    }
  })
})

describe('backupKeys', () => {
  const vaultKey = Uint8Array.from({ length: 32 }, (_, index) => index)
  const salt = new Uint8Array(32).fill(5)

  it('derives the keys of a backup as written down', () => {
    const backupKey = new VaultKeys(vaultKey.slice()).backup()
    const keys = backupKeys(backupKey, salt)

    expect([backupKey, keys.header, keys.stream].map(toHex)).toEqual([
      'b7321454178ffadf004c57a563a458562c4c86f78ad35a559127f894a83350bd',
      '4c415dbd0253d08e9a2119a4f273aeecd9f5f9495ef103f2c4f58786d0181a35',
      '1c86f7dc7759f7d79018c61ba5796e3f05007cf540d834c3ca574b15b14f8591',
    ])
  })

  it('gives other keys for another salt', () => {
    const backupKey = new VaultKeys(vaultKey.slice()).backup()

    expect(backupKeys(backupKey, salt).stream).not.toEqual(
      backupKeys(
        backupKey,
        salt.map((byte) => byte + 1),
      ).stream,
    )
  })
})

import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drillCopy } from '../../../../src-core/copies/drill-copy.ts'
import { hash } from '../../../../src-core/crypto/hash.ts'
import { itemId } from '../vault/vault-fixture.ts'
import { addItem, codeOf, CopiesFolder } from './copies-fixture.ts'

const sealedChunk = 65_536 + 17

let folder: CopiesFolder
let whole: Buffer
let bodyAt: number

beforeAll(async () => {
  folder = new CopiesFolder()
  const session = await folder.create()
  for (let item = 1; item <= 20; item += 1) {
    addItem(session, item)
    session.transact((tx) => {
      const stamp = session.details(itemId(item))?.stamp ?? null
      tx.putDetails(itemId(item), { v: 1, notes: String(item % 10).repeat(15_000) }, stamp)
    })
  }
  whole = readFileSync(folder.backupPath(folder.backup(session)))
  bodyAt = whole.readUInt32BE(8) + 32 + 24
})

afterAll(() => {
  folder.remove()
})

/** The code with which these bytes are refused; they stay, and nothing else does. */
async function refusalOf(bytes: Uint8Array): Promise<string> {
  const path = folder.put(bytes)
  const code = await codeOf(() => drillCopy(folder.key(path), folder.copyDeps))
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(readdirSync(folder.workFolder)).toEqual([])
  return code
}

/** The clear header with a checksum that holds, as anybody can make it. */
function summed(bytes: Buffer): Buffer {
  const length = bytes.readUInt32BE(8)
  bytes.set(hash(bytes.subarray(0, length - 32)), length - 32)
  return bytes
}

/** A file whose header says that the image is so much longer or shorter. */
function resized(bytes: Buffer, by: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeBigUInt64BE(copy.readBigUInt64BE(28) + BigInt(by), 28)
  return summed(copy)
}

function chunks(): readonly Buffer[] {
  const found: Buffer[] = []
  for (let at = bodyAt; at < whole.length; at += sealedChunk) {
    found.push(whole.subarray(at, at + sealedChunk))
  }
  return found
}

describe('a backup of several chunks', () => {
  it('opens as it is', async () => {
    expect(chunks().length).toBeGreaterThan(4)
    expect(await refusalOf(whole)).toBe('done')
  })

  it('is refused if it ends at or beside any border of chunks', async () => {
    const borders = chunks().map((_chunk, at) => bodyAt + at * sealedChunk)
    for (const border of [...borders, whole.length - 1]) {
      for (const end of [border - 1, border, border + 1]) {
        if (end >= whole.length) continue
        expect([end, await refusalOf(whole.subarray(0, end))]).toEqual([end, 'copy-damaged'])
      }
    }
  })

  it('is refused if it ends at a border of chunks and its header says so', async () => {
    for (let count = 1; count < chunks().length; count += 1) {
      const cut = whole.subarray(0, bodyAt + count * sealedChunk)
      const missing = cut.length - bodyAt - count * 17 - Number(whole.readBigUInt64BE(28))

      expect(await refusalOf(resized(cut, missing))).toBe('copy-damaged')
    }
  })

  it('is refused wherever else it ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (end) => {
        expect(await refusalOf(whole.subarray(0, end))).toBe('copy-damaged')
      }),
    )
  })

  it('is refused if any two chunks changed places, or one stands twice', async () => {
    const parts = chunks().slice(0, -1)
    const head = whole.subarray(0, bodyAt)
    const tail = chunks().slice(-1)
    for (const [one] of parts.entries()) {
      for (const [other] of parts.entries()) {
        if (one === other) continue
        const swapped = parts.map(
          (part, at) => parts[at === one ? other : at === other ? one : at] ?? part,
        )
        const doubled = parts.map((part, at) => (at === one ? (parts[other] ?? part) : part))

        expect(await refusalOf(Buffer.concat([head, ...swapped, ...tail]))).toBe('copy-damaged')
        expect(await refusalOf(Buffer.concat([head, ...doubled, ...tail]))).toBe('copy-damaged')
      }
    }
  })

  it('is refused if anything follows, whether or not its header says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (more) => {
        const longer = Buffer.concat([whole, more])

        expect(await refusalOf(longer)).toBe('copy-damaged')
        expect(await refusalOf(resized(longer, more.length))).toBe('copy-damaged')
      }),
      { numRuns: 25 },
    )
  })

  it('is refused if any bit is another one, and never called a wrong passphrase', async () => {
    const flipped = (at: number, bit: number): Buffer => {
      const bytes = Buffer.from(whole)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
      return bytes
    }
    const anywhere = fc.oneof(
      fc.integer({ min: 0, max: bodyAt - 1 }),
      fc.integer({ min: 0, max: whole.length - 1 }),
    )
    await fc.assert(
      fc.asyncProperty(anywhere, fc.nat(7), async (at, bit) => {
        // Without its first letters it is no backup.
        const code = at < 4 ? 'copy-unknown' : 'copy-damaged'

        expect([at, await refusalOf(flipped(at, bit))]).toEqual([at, code])
      }),
      { numRuns: 200 },
    )
  })

  it('is refused if any byte of its header is another one and the checksum holds', async () => {
    const headerBytes = whole.readUInt32BE(8)
    const anywhere = fc.integer({ min: 12, max: headerBytes - 33 })
    const codes = ['copy-damaged', 'kdf-refused', 'copy-too-new', 'wrong-passphrase']
    await fc.assert(
      fc.asyncProperty(anywhere, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole)
        bytes.writeUInt8(bytes.readUInt8(at) ^ change, at)

        // Somebody made this on purpose: what is asked of a slot cannot be told from a wrong one.
        expect(codes).toContain(await refusalOf(summed(bytes)))
      }),
      { numRuns: 200 },
    )
  })
})

import Database from 'better-sqlite3'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sodiumReady } from '../../../../src-core/crypto/sodium.ts'
import {
  AnchorKeeper,
  forgetExpected,
  type AnchorHome,
} from '../../../../src-core/vault/anchor-keeper.ts'
import type { Manifest, SealedManifest } from '../../../../src-core/vault/manifest.ts'

const ours = 'aa'.repeat(8)
const restored = 'bb'.repeat(8)
const unused = 'ff'.repeat(8)
const filled = (byte: number, length = 32): Uint8Array => new Uint8Array(length).fill(byte)
const home: AnchorHome = { vault: filled(9, 16), key: filled(1), past: [] }
let folder = ''
let path = ''
const open: AnchorKeeper[] = []

beforeAll(sodiumReady)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-anchor-'))
  path = join(folder, 'anchors.db')
})

afterEach(() => {
  for (const keeper of open.splice(0)) keeper.close()
  rmSync(folder, { recursive: true })
})

function keeperOf(changed: Partial<AnchorHome> = {}): AnchorKeeper {
  const keeper = new AnchorKeeper(path, { ...home, ...changed })
  open.push(keeper)
  return keeper
}

/** The manifest after so many changes of one device in one lineage. */
function at(count: number, lineage = 1, device = ours): SealedManifest {
  const manifest: Manifest = {
    ...{ counter: count, epoch: 1, headerHash: filled(0), slotsHash: filled(0) },
    ...{ rosterHash: filled(0), auditSeq: 1, auditLink: filled(0), buckets: [] },
    ...{ lineage: filled(lineage, 16), previousMac: mac(count - 1, lineage) },
    devices: new Map([[device, count]]),
  }
  return { manifest, mac: mac(count, lineage) }
}

const mac = (count: number, lineage: number): Uint8Array => filled(count * 16 + lineage)

function expectedRows(): unknown {
  const database = new Database(path, { readonly: true })
  const count = database.prepare('select count(*) from expected').pluck().get()
  database.close()
  return count
}

function expectedRow(): readonly unknown[] {
  const database = new Database(path, { readonly: true })
  const row = database.prepare<[], unknown[]>('select * from expected').raw().get() ?? []
  database.close()
  return row
}

function putExpected(row: readonly unknown[]): void {
  const database = new Database(path)
  database.prepare('insert or replace into expected values (?, ?, ?)').run(...row)
  database.close()
}

describe('what is expected', () => {
  it('is taken for fresh when it is found, and is the anchor from then on', () => {
    keeperOf().recognise(at(5), ours)
    const copy = at(3, 2, restored)
    keeperOf().expect(copy, restored)

    expect(keeperOf().recognise(copy, unused)).toEqual({ verdict: 'fresh', device: restored })
    expect(expectedRows()).toBe(0)
    expect(keeperOf().recognise(copy, unused)).toEqual({ verdict: 'fresh', device: restored })
    expect(keeperOf().recognise(at(5), unused).verdict).toBe('forked')
  })

  it('may have another key than the anchor that it replaces', () => {
    keeperOf().recognise(at(5), ours)
    const key = filled(2)
    keeperOf({ key }).expect(at(3, 2, restored), restored)

    expect(keeperOf({ key }).recognise(at(3, 2, restored), unused).verdict).toBe('fresh')
    expect(keeperOf().recognise(at(5), unused).verdict).toBe('rolled-back')
  })

  it('leaves the old vault fresh until it comes, and is dropped once that goes on', () => {
    keeperOf().recognise(at(5), ours)
    const copy = at(3, 2, restored)
    keeperOf().expect(copy, restored)

    expect(keeperOf().recognise(at(5), unused)).toEqual({ verdict: 'fresh', device: ours })
    expect(expectedRows()).toBe(0)
    expect(keeperOf().recognise(copy, unused).verdict).toBe('forked')
  })

  it.each<[string, SealedManifest]>([
    ['an older state', at(2)],
    ['an older state of its own', at(2, 2, restored)],
    ['a later state of its own, which was never seen', at(4, 2, restored)],
    ['its MAC under another lineage', { ...at(3, 7, restored), mac: mac(3, 2) }],
  ])('makes nothing else acceptable: %s', (_name, found) => {
    keeperOf().recognise(at(5), ours)
    keeperOf().expect(at(3, 2, restored), restored)

    expect(keeperOf().recognise(found, unused).device).toBeNull()
    expect(expectedRows()).toBe(1)
  })

  it('is not believed where somebody without the key wrote it', () => {
    keeperOf().recognise(at(5), ours)
    keeperOf({ key: filled(3) }).expect(at(3), ours)

    expect(keeperOf().recognise(at(3), unused).verdict).toBe('rolled-back')
  })

  it('is dropped once a person goes on from what is there', () => {
    const keeper = keeperOf()
    keeper.recognise(at(5), ours)
    keeper.expect(at(3, 2, restored), restored)
    keeper.replace(at(4, 3), ours)

    expect(expectedRows()).toBe(0)
    expect(keeper.recognise(at(3, 2, restored), unused).verdict).toBe('forked')
  })

  it('is dropped by the next change of a session that was open all the while', () => {
    const keeper = keeperOf()
    keeper.recognise(at(5), ours)
    const copy = at(3, 2, restored)
    keeperOf().expect(copy, restored)
    keeper.advance(at(6), ours)

    expect(expectedRows()).toBe(0)
    expect(keeperOf().recognise(copy, unused).verdict).toBe('forked')
  })

  it('holds only while the anchor stands that stood then, though somebody puts it back', () => {
    const keeper = keeperOf()
    keeper.recognise(at(5), ours)
    const copy = at(3, 2, restored)
    keeperOf().expect(copy, restored)
    const row = expectedRow()
    keeper.advance(at(6), ours)
    putExpected(row)

    expect(keeperOf().recognise(copy, unused).verdict).toBe('forked')
  })

  it('is no anchor, though somebody puts it there', () => {
    keeperOf().recognise(at(5), ours)
    keeperOf().expect(at(3, 2, restored), restored)
    const database = new Database(path)
    database.exec('update anchor set (body, mac) = (select body, mac from expected)')
    database.close()

    expect(keeperOf().recognise(at(3, 2, restored), unused).verdict).toBe('rolled-back')
  })

  it('is forgotten without a key once it is known not to come', () => {
    keeperOf().recognise(at(5), ours)
    keeperOf().expect(at(3, 2, restored), restored)
    forgetExpected(path, home.vault)

    expect(expectedRows()).toBe(0)
    expect(keeperOf().recognise(at(3, 2, restored), unused).verdict).toBe('forked')
  })

  it('is written where there was no anchor', () => {
    keeperOf().expect(at(3), restored)

    expect(keeperOf().recognise(at(3), unused)).toEqual({ verdict: 'fresh', device: restored })
  })
})

describe('an anchor of an earlier epoch', () => {
  const next: AnchorHome = { ...home, key: filled(2), past: [filled(7), home.key] }

  it('is read with its own key and goes over to the new one', () => {
    keeperOf().recognise(at(5), ours)
    const keeper = keeperOf(next)

    expect(keeper.recognise(at(6), unused)).toEqual({ verdict: 'fresh', device: ours })
    keeper.advance(at(6), ours)
    expect(keeperOf({ ...next, past: [] }).recognise(at(6), unused).verdict).toBe('fresh')
  })

  it('still finds what is older than it', () => {
    keeperOf().recognise(at(5), ours)

    expect(keeperOf(next).recognise(at(4), unused).verdict).toBe('rolled-back')
  })

  it('of an epoch that nobody remembers is not taken for freshness', () => {
    keeperOf().recognise(at(5), ours)

    expect(keeperOf({ ...next, past: [] }).recognise(at(6), unused).verdict).toBe('rolled-back')
  })
})

describe('anchors that cannot be read', () => {
  const later = 'not a database '.repeat(1000)

  it('stay as they are while something is only expected', () => {
    writeFileSync(path, later)
    keeperOf().expect(at(3), ours)

    expect(readFileSync(path, 'utf8')).toBe(later)
    expect(keeperOf().recognise(at(3), unused).verdict).toBe('rolled-back')
  })

  it('are set aside and never deleted where a person goes on', () => {
    for (let count = 0; count < 2; count += 1) {
      const keeper = keeperOf()
      keeper.close()
      writeFileSync(path, later)
      keeperOf().replace(at(5), ours)
      for (const one of open.splice(0)) one.close()
    }

    const aside = readdirSync(folder).filter((name) => name.includes('.unreadable'))
    expect(aside.sort()).toEqual(['anchors.db.unreadable', 'anchors.db.unreadable-2'])
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([later, later])
    expect(keeperOf().recognise(at(5), unused).verdict).toBe('fresh')
  })
})

describe('anchors that the disk cannot give now', () => {
  it('are neither freshness nor an alarm, and are used again once it can', () => {
    keeperOf().recognise(at(5), ours)
    for (const one of open.splice(0)) one.close()
    const before = readFileSync(path)
    // As on a full disk, the log cannot be made.
    mkdirSync(`${path}-wal`)

    expect(() => keeperOf()).toThrow('disk-failed')
    expect(readFileSync(path)).toEqual(before)
    rmSync(`${path}-wal`, { recursive: true })
    expect(keeperOf().recognise(at(5), unused).verdict).toBe('fresh')
  })
})

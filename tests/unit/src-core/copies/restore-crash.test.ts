import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreCopy } from '../../../../src-core/copies/restore-copy.ts'
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import type { Session } from '../../../../src-core/vault/session.ts'
import { addItem, CopiesFolder, namesIn } from './copies-fixture.ts'

let folder: CopiesFolder
let session: Session

beforeEach(async () => {
  folder = new CopiesFolder()
  session = await folder.create()
  addItem(session, 1)
})

afterEach(() => {
  folder.remove()
})

function asidePath(): string {
  return join(dirname(folder.path), 'main-set-aside-20_11_2026-14_05.keyturn')
}

describe('a restore that is cut short', () => {
  it('at any drawing of randomness leaves the old vault or the restored one, and no alarm', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    session.close()
    const seen = new Set<string>()
    for (let failAt = 1, failed = true; failed; failAt += 1) {
      let drawn = 0
      const random = {
        randomBytes: (count: number) => {
          drawn += 1
          if (drawn === failAt) throw new Error('cut short')
          return systemRandomness.randomBytes(count)
        },
      }
      const work = restoreCopy(
        { key: folder.key(made), vaultPath: folder.path },
        { ...folder.copyDeps, random },
      )
      failed = await work.then(
        (done) => {
          done.session.close()
          return false
        },
        () => true,
      )
      const again = await folder.open()
      expect([failAt, again.readOnly]).toEqual([failAt, null])
      seen.add(namesIn(again).join())
      again.close()
      expect(readdirSync(folder.workFolder)).toEqual([])
      expect(folder.beside.filter((name) => name.startsWith('.'))).toEqual([])
    }

    expect(seen).toEqual(new Set(['item 1,item 2', 'item 1']))
  })

  it('between its name and the anchor is expected, and only that is', async () => {
    const made = folder.backupPath(folder.backup(session))
    addItem(session, 2)
    session.close()
    const before = readFileSync(folder.path)
    const marks: Buffer[] = []
    const random = {
      randomBytes: (count: number) => {
        // What is drawn once the restored file has its name is drawn by opening it.
        if (existsSync(asidePath())) marks.push(readFileSync(folder.anchorsPath))
        return systemRandomness.randomBytes(count)
      },
    }
    const done = await restoreCopy(
      { key: folder.key(made), vaultPath: folder.path },
      { ...folder.copyDeps, random },
    )
    done.session.close()

    // The expectation alone, beside the vault that was there: it is fresh, and the other forgotten.
    writeFileSync(folder.anchorsPath, marks[0] ?? '')
    const restoredFile = readFileSync(folder.path)
    writeFileSync(folder.path, before)
    expect(await folder.readOnly()).toBeNull()
    writeFileSync(folder.path, restoredFile)
    expect(await folder.readOnly()).toBe('forked')
  })

  it('by a refusal leaves nothing that could take the place of the vault later', async () => {
    const made = folder.backupPath(folder.backup(session))
    let unfinished = Buffer.of()
    // The time is asked for last before the file is to take its name.
    const now = (): number => {
      const name = folder.beside.find((each) => each.endsWith('.new'))
      if (name !== undefined) unfinished = readFileSync(join(dirname(folder.path), name))
      return folder.now
    }
    const deps = { ...folder.copyDeps, clock: { ...folder.deps.clock, now } }
    const work = restoreCopy({ key: folder.key(made), vaultPath: folder.path }, deps)

    await expect(work).rejects.toThrow('vault-busy')
    session.close()
    writeFileSync(folder.path, unfinished)
    expect(await folder.readOnly()).toBe('forked')
  })
})

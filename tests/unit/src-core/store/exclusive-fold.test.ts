import Database from 'better-sqlite3'
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { foldedExclusively } from '../../../../src-core/store/exclusive-fold.ts'

let folder = ''
let path = ''

/** A database whose program crashed: its row stands in the log alone. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-fold-'))
  path = join(folder, 'vault.keyturn')
  const database = new Database(join(folder, 'made'))
  database.pragma('journal_mode = wal')
  database.exec('create table t (x)')
  database.pragma('wal_checkpoint(truncate)')
  database.exec('insert into t values (1)')
  for (const end of ['', '-wal']) cpSync(join(folder, `made${end}`), path + end)
  database.close()
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const rows = (of: string): unknown => {
  const database = new Database(of, { fileMustExist: true, timeout: 0 })
  try {
    return database.prepare('select x from t').all()
  } finally {
    database.close()
  }
}

describe('foldedExclusively', () => {
  it('folds the log in before the work, so that the file alone holds everything', () => {
    const found = foldedExclusively(path, () => {
      cpSync(path, join(folder, 'alone'))
      return statSync(`${path}-wal`).size
    })

    expect(found).toBe(0)
    expect(rows(join(folder, 'alone'))).toEqual([{ x: 1 }])
    expect(existsSync(`${path}-wal`)).toBe(false)
  })

  it('lets nobody else in until the work is done', () => {
    foldedExclusively(path, () => {
      expect(() => rows(path)).toThrow('database is locked')
    })

    expect(rows(path)).toEqual([{ x: 1 }])
  })

  it('refuses if somebody has it open, and leaves it as it is', () => {
    const other = new Database(path)
    other.prepare('select x from t').all()
    let worked = false

    expect(() => {
      foldedExclusively(path, () => {
        worked = true
      })
    }).toThrow('vault-busy')
    expect(worked).toBe(false)
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0)
    other.close()
  })

  it('lets go if the work fails', () => {
    expect(() =>
      foldedExclusively(path, () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(rows(path)).toEqual([{ x: 1 }])
  })

  it('refuses what is no database, and what is not there', () => {
    writeFileSync(join(folder, 'note'), 'a note of some length, and no database at all')

    expect(() => {
      foldedExclusively(join(folder, 'note'), () => undefined)
    }).toThrow('vault-damaged')
    expect(() => {
      foldedExclusively(join(folder, 'none'), () => undefined)
    }).toThrow('disk-failed')
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

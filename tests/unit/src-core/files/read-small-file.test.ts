import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { headBytes, readSmallFile } from '../../../../src-core/files/read-small-file.ts'
import { newFolder } from './git-fixture.ts'

const all = { largest: 100_000, isWanted: () => true }

describe('reading a small file', () => {
  it.each([0, 1, headBytes, headBytes + 1, 99_999])('reads %d bytes whole', (size) => {
    const path = join(newFolder(), 'file')
    const bytes = new Uint8Array(size).map((_, at) => at % 251)
    writeFileSync(path, bytes)
    const read = readSmallFile(path, all)
    expect(read.read && Buffer.compare(read.bytes, bytes)).toBe(0)
  })

  it('leaves alone what is too large, missing, or no file, and waits for no pipe', () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'large'), new Uint8Array(11))
    mkdirSync(join(folder, 'folder'))
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const why = (name: string) => {
      const read = readSmallFile(join(folder, name), { ...all, largest: 10 })
      return read.read ? 'read' : read.why
    }
    expect(['large', 'missing', 'folder', 'pipe'].map(why)).toEqual([
      'too-large',
      'unreadable',
      'unreadable',
      'unreadable',
    ])
  })

  it('reads no more of a file than its head where that is not wanted', () => {
    const path = join(newFolder(), 'file')
    writeFileSync(path, new Uint8Array(20_000).fill(7))
    let seen = 0
    const isWanted = (head: Uint8Array) => {
      seen = head.length
      return false
    }
    expect(readSmallFile(path, { ...all, isWanted })).toEqual({ read: false, why: 'unwanted' })
    expect(seen).toBe(headBytes)
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isInGit } from '../../../../src-core/files/git-fact.ts'

let folder = ''
const at = (name: string): string => join(folder, name)
const { signal } = new AbortController()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-git-'))
  mkdirSync(at('deep'))
  writeFileSync(at('deep/.env'), 'A=1')
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function git(...words: readonly string[]): void {
  execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' })
}

describe('isInGit', () => {
  it('is not so outside of work trees', async () => {
    expect(await isInGit(at('deep/.env'), signal)).toBe(false)
  })

  it('is so for a file that no rule ignores, and not for one that is ignored', async () => {
    git('init', '-q')
    expect(await isInGit(at('deep/.env'), signal)).toBe(true)
    writeFileSync(at('.gitignore'), '.env\n')
    expect(await isInGit(at('deep/.env'), signal)).toBe(false)
  })

  it('is so for a file that was added in spite of the rules', async () => {
    git('init', '-q')
    writeFileSync(at('.gitignore'), '.env\n')
    git('add', '-f', 'deep/.env')
    expect(await isInGit(at('deep/.env'), signal)).toBe(true)
  })

  it('takes for the worse what git cannot tell', async () => {
    mkdirSync(at('.git'))
    expect(await isInGit(at('deep/.env'), signal)).toBe(true)
    vi.stubEnv('PATH', at('nothing'))
    expect(await isInGit(at('deep/.env'), signal)).toBe(true)
  })
})

import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isInGit } from '../../../../src-core/files/git-fact.ts'
import { readChanges } from '../../../../src-core/files/git-objects.ts'
import { pathsInGit, unpushedOf } from '../../../../src-core/files/git-standing.ts'
import { commitAll, git, newFolder, writeFiles } from './git-fixture.ts'

const { signal } = new AbortController()

describe('asking git about a work tree', () => {
  it('tells tracked, ignored and untracked paths apart, whatever their names', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    const names = ['with space', 'with\nline end', '-dash', 'ünïcode', ':(glob)*', '"quoted"']
    writeFiles(folder, { '.gitignore': '*.env\nbuild/\n', ...from(names) })
    commitAll(folder, '2024-01-01T00:00:00Z')
    writeFiles(folder, { 'a.env': 'x', 'build/out.js': 'x', 'new file': 'x' })
    const paths = [...names, 'a.env', 'build/out.js', 'new file']
    const standings = await pathsInGit(folder, paths, signal)
    expect(Object.fromEntries(standings ?? [])).toEqual({
      ...from(names, 'tracked'),
      'a.env': 'ignored',
      'build/out.js': 'ignored',
      'new file': 'untracked',
    })
  })

  it('takes a file that was committed in spite of the rules for tracked', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    writeFiles(folder, { '.gitignore': '.env\n', '.env': 'x' })
    git(folder, 'add', '-f', '.env')
    commitAll(folder, '2024-01-01T00:00:00Z')
    expect((await pathsInGit(folder, ['.env'], signal))?.get('.env')).toBe('tracked')
  })

  it('runs nothing that the work tree names', async () => {
    const folder = newFolder()
    const mark = join(folder, 'was-run')
    git(folder, 'init', '-q')
    writeFiles(folder, { 'a.txt': 'x' })
    const commit = commitAll(folder, '2024-01-01T00:00:00Z')
    for (const name of ['core.fsmonitor', 'core.pager', 'core.sshCommand', 'pager.ls-files']) {
      git(folder, 'config', name, `touch ${mark}; false`)
    }
    expect((await pathsInGit(folder, ['a.txt'], signal))?.get('a.txt')).toBe('tracked')
    expect(await unpushedOf(folder, [commit], signal)).toEqual(new Set([commit]))
    expect(existsSync(mark)).toBe(false)
  })

  it('is started outside of the work tree, where nobody has put another git', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    writeFiles(folder, { 'a.txt': 'x', git: `#!/bin/sh\ntouch '${join(folder, 'was-run')}'\n` })
    chmodSync(join(folder, 'git'), 0o755)
    const commit = commitAll(folder, '2024-01-01T00:00:00Z')
    onTestFinished(() => void vi.unstubAllEnvs())
    // As Windows does it: the folder that a program is started in comes first.
    vi.stubEnv('PATH', `.:${process.env['PATH'] ?? ''}`)
    expect((await pathsInGit(folder, ['a.txt'], signal))?.get('a.txt')).toBe('tracked')
    expect(await isInGit(join(folder, 'a.txt'), signal)).toBe(true)
    const changes: string[] = []
    const place = { workTree: folder, signal, withLost: false }
    await readChanges(place, (change) => changes.push(change.commit))
    expect(changes).toEqual([commit, commit])
    expect(existsSync(join(folder, 'was-run'))).toBe(false)
  })

  it('waits for no pipe that stands where git has a file', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    writeFiles(folder, { 'a.txt': 'x' })
    commitAll(folder, '2024-01-01T00:00:00Z')
    execFileSync('mkfifo', [join(folder, '.git/packed-refs')])
    onTestFinished(() => void vi.useRealTimers())
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const read = readChanges({ workTree: folder, signal, withLost: false }, () => undefined)
    vi.advanceTimersByTime(120_000)
    expect(await read).toBe(false)
  })

  it('asks of the work tree that is meant, wherever it is run from', async () => {
    const [folder, other] = [newFolder(), newFolder()]
    for (const each of [folder, other]) git(each, 'init', '-q')
    writeFiles(folder, { 'a.txt': 'x' })
    commitAll(folder, '2024-01-01T00:00:00Z')
    onTestFinished(() => void vi.unstubAllEnvs())
    vi.stubEnv('GIT_DIR', join(other, '.git'))
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'))
    expect((await pathsInGit(folder, ['a.txt'], signal))?.get('a.txt')).toBe('tracked')
  })

  it('is not sent elsewhere by what a work tree says of itself', async () => {
    const [folder, other] = [newFolder(), newFolder()]
    git(folder, 'init', '-q')
    git(folder, 'config', 'core.worktree', other)
    expect(await pathsInGit(folder, ['a.txt'], signal)).toBeNull()
  })

  it('cannot tell of a folder whose .git is none, even inside of a work tree', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    mkdirSync(join(folder, 'inner/.git'), { recursive: true })
    expect(await pathsInGit(join(folder, 'inner'), ['a.txt'], signal)).toBeNull()
    expect(await pathsInGit(join(folder, 'missing'), ['a.txt'], signal)).toBeNull()
  })

  const isRoot = process.getuid?.() === 0
  it.skipIf(!isRoot)('cannot tell of what belongs to someone else (needs root)', async () => {
    const folder = newFolder()
    git(folder, 'init', '-q')
    writeFiles(folder, { 'a.txt': 'x' })
    commitAll(folder, '2024-01-01T00:00:00Z')
    for (const path of [folder, join(folder, '.git')]) chownSync(path, 12_345, 12_345)
    expect(await pathsInGit(folder, ['a.txt'], signal)).toBeNull()
  })

  it('tells which commits no remote has', async () => {
    const [folder, remote] = [newFolder(), newFolder()]
    git(remote, 'init', '-q', '--bare')
    git(folder, 'init', '-q')
    const first = commitAll(folder, '2024-01-01T00:00:00Z')
    expect(await unpushedOf(folder, [first], signal)).toEqual(new Set([first]))
    git(folder, 'remote', 'add', 'origin', remote)
    git(folder, 'push', '-q', 'origin', 'HEAD')
    git(folder, 'checkout', '-q', '-b', 'other')
    const second = commitAll(folder, '2024-01-02T00:00:00Z')
    expect(await unpushedOf(folder, [first, second], signal)).toEqual(new Set([second]))
    git(folder, 'push', '-q', 'origin', 'HEAD')
    expect(await unpushedOf(folder, [first, second], signal)).toEqual(new Set())
  })

  it('cannot tell of a commit that is not there, or once it was stopped', async () => {
    const [folder, remote] = [newFolder(), newFolder()]
    git(remote, 'init', '-q', '--bare')
    git(folder, 'init', '-q')
    const first = commitAll(folder, '2024-01-01T00:00:00Z')
    git(folder, 'remote', 'add', 'origin', remote)
    git(folder, 'push', '-q', 'origin', 'HEAD')
    expect(await unpushedOf(folder, ['0'.repeat(40)], signal)).toBeNull()
    expect(await unpushedOf(folder, [first], AbortSignal.abort())).toBeNull()
  })
})

function from(names: readonly string[], text = 'x'): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, text]))
}

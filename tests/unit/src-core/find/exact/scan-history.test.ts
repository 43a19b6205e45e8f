import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
  appendFileSync,
  readdirSync,
  chmodSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scanHistory } from '../../../../../src-core/find/exact/scan-history.ts'
import { inProcessThreads } from '../in-process-threads.ts'

let folder = ''
let clock = 1_700_000_000
const at = (name: string): string => join(folder, name)
const never = new AbortController().signal

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-history-'))
  clock = 1_700_000_000
  git('init', '-q', '-b', 'main')
})

afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function git(...words: readonly string[]): string {
  const person = ['-c', 'user.name=P', '-c', 'user.email=p@example.org']
  const date = `${clock} +0000`
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
  return execFileSync('git', ['-C', folder, ...person, ...words], { env, stdio: 'pipe' })
    .toString()
    .trim()
}

function commit(files: Readonly<Record<string, string | null>>): string {
  clock += 60
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true })
    if (text === null) rmSync(at(name))
    else writeFileSync(at(name), text)
  }
  git('add', '-A')
  git('commit', '-q', '--allow-empty', '-m', 'change')
  return git('rev-parse', 'HEAD')
}

async function places(values: readonly string[], signal = never): Promise<readonly string[]> {
  const hits = await scanHistory({
    workTree: folder,
    needles: values.map((value, id) => ({ id, value: new TextEncoder().encode(value) })),
    threads: inProcessThreads(),
    signal,
    onProgress: () => undefined,
  })
  return hits.map((hit) => `${hit.needle} ${hit.path} ${hit.commit} ${hit.committedAt / 1_000}`)
}

const key = 'sk_live_0123456789'
const other = 'ghp_ABCDEFGHIJKL'

describe('scanHistory', () => {
  it('tells the first commit of every value and path, also of what was taken out', async () => {
    commit({ 'a.txt': 'nothing' })
    const first = commit({ 'a.txt': `x=${key}`, 'b b/ü.txt': other })
    commit({ 'a.txt': `y=${key}` })
    const moved = commit({ 'a.txt': null, 'c.txt': `y=${key}` })
    commit({ 'c.txt': 'gone' })
    expect(await places([key, other, 'nowhere_to_be_found'])).toEqual([
      `0 a.txt ${first} 1700000120`,
      `0 c.txt ${moved} 1700000240`,
      `1 b b/ü.txt ${first} 1700000120`,
    ])
  })

  it('tells of packed objects as of loose ones, and of other branches', async () => {
    commit({ 'a.txt': 'base' })
    git('checkout', '-q', '-b', 'side')
    const side = commit({ 'side.txt': key })
    git('checkout', '-q', 'main')
    const wanted = [`0 side.txt ${side} 1700000120`]
    expect(await places([key])).toEqual(wanted)
    git('gc', '-q')
    expect(await places([key])).toEqual(wanted)
  })

  it('tells of a value that only a merge brought in', async () => {
    commit({ 'a.txt': 'base' })
    git('checkout', '-q', '-b', 'side')
    commit({ 'a.txt': 'side' })
    git('checkout', '-q', 'main')
    commit({ 'a.txt': 'main' })
    clock += 60
    expect(() => git('merge', '-q', 'side')).toThrow()
    const merge = commit({ 'a.txt': key })
    expect(await places([key])).toEqual([`0 a.txt ${merge} ${clock}`])
  })

  it('tells of a commit that no branch leads to any more', async () => {
    commit({ 'a.txt': 'base' })
    const lost = commit({ 'a.txt': key })
    git('reset', '-q', '--hard', 'HEAD~1')
    expect(await places([key])).toEqual([`0 a.txt ${lost} 1700000120`])
  })

  it('tells nothing of what was added and never committed', async () => {
    commit({ 'a.txt': 'base' })
    writeFileSync(at('a.txt'), key)
    git('add', '-A')
    expect(await places([key])).toEqual([])
  })

  it('finds a value anywhere in a large file', async () => {
    const text = Buffer.alloc(3_500_000, 'line\n')
    text.write(key, 1_048_570)
    text.write(other, 3_499_000)
    writeFileSync(at('large'), text)
    const large = commit({})
    expect(await places([key, other])).toEqual([
      `0 large ${large} 1700000060`,
      `1 large ${large} 1700000060`,
    ])
  })

  it('finds nothing in a repository without commits, or without values', async () => {
    expect(await places([key])).toEqual([])
    commit({ 'a.txt': key })
    expect(await places([])).toEqual([])
  })

  it('refuses what is no work tree, and one that is broken', async () => {
    rmSync(at('.git'), { recursive: true })
    await expect(places([key])).rejects.toMatchObject({ code: 'command-failed' })
    git('init', '-q', '-b', 'main')
    commit({ 'a.txt': 'x'.repeat(500) })
    const objects = at('.git/objects')
    for (const name of readdirSync(objects, { recursive: true, encoding: 'utf8' })) {
      if (!/^..\/.{38}$/.test(name)) continue
      chmodSync(join(objects, name), 0o600)
      writeFileSync(join(objects, name), 'broken')
    }
    await expect(places([key])).rejects.toMatchObject({ code: 'command-failed' })
  })

  it('refuses where there is no git', async () => {
    vi.stubEnv('PATH', at('nowhere'))
    await expect(places([key])).rejects.toMatchObject({ code: 'command-failed' })
  })

  it('ends at once, and with nothing, when asked to', async () => {
    commit({ 'a.txt': key })
    expect(await places([key], AbortSignal.abort())).toEqual([])
  })

  it('runs no program that the work tree names', async () => {
    commit({ 'a.txt': key, '.gitattributes': '* diff=evil filter=evil\n' })
    const evil = `touch ${at('ran')}; cat`
    appendFileSync(
      at('.git/config'),
      `[core]\n\tfsmonitor = "${evil}"\n\tpager = "${evil}"\n\tsshCommand = "${evil}"\n` +
        `[diff "evil"]\n\ttextconv = "${evil}"\n\tcommand = "${evil}"\n` +
        `[diff]\n\texternal = "${evil}"\n[filter "evil"]\n\tsmudge = "${evil}"\n\tclean = "${evil}"\n` +
        `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = "${evil}"\n`,
    )
    expect(await places([key])).toHaveLength(1)
    expect(existsSync(at('ran'))).toBe(false)
  })
})

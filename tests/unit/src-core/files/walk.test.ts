import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TreeWalk, walkFiles, type WalkSkip } from '../../../../src-core/files/walk.ts'

let folder = ''
const at = (...names: readonly string[]): string => join(folder, ...names)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-walk-'))
})

afterEach(() => {
  // Node's own removal refuses a tree that is deeper than a path may be long.
  execFileSync('rm', ['-rf', folder])
})

function write(...names: readonly string[]): void {
  mkdirSync(dirname(at(...names)), { recursive: true })
  writeFileSync(at(...names), 'A=1\n')
}

type Walked = { readonly files: readonly string[]; readonly skipped: readonly string[] }

function walked(folders: readonly string[], change: Partial<WalkChange> = {}): Walked {
  const skipped: string[] = []
  const onSkip = (path: string, why: WalkSkip) =>
    skipped.push(`${why} ${relative(folder, path).slice(0, 40)}`)
  const order = { foreign: 'skip', largest: 1_000_000, onSkip, ...change } as const
  const files = [...walkFiles(folders, order)].map(({ path }) => relative(folder, path))
  return { files: files.sort(), skipped: skipped.sort() }
}

type WalkChange = { readonly foreign: 'skip' | 'read'; readonly largest: number }

describe('walkFiles', () => {
  it('gives every file of a tree once, with its size and its last change', () => {
    for (const name of ['.env', 'src/a.ts', 'src/deep/er/b.ts']) write(name)
    expect(walked([folder])).toEqual({
      files: ['.env', 'src/a.ts', 'src/deep/er/b.ts'],
      skipped: [],
    })
    const order = { foreign: 'skip', largest: 10, onSkip: () => undefined } as const
    const [first] = walkFiles([at('.env')], order)
    expect(first).toMatchObject({ path: at('.env'), bytes: 4 })
    expect(first?.mtimeMs).toBeGreaterThan(1_600_000_000_000)
  })

  it('counts a folder once that is given twice, by a link, or inside another', () => {
    write('src/a.ts')
    symlinkSync(folder, at('src/me'))
    const folders = [folder, folder + '/', at('src'), at('src/me'), at('src/../src/a.ts')]
    expect(walked(folders).files).toEqual(['src/a.ts'])
    expect(walked([at('src'), folder]).files).toEqual(['src/a.ts'])
  })

  it('keeps folders apart whose names begin alike', () => {
    write('src/a.ts')
    write('src-more/b.ts')
    expect(walked([at('src'), at('src-more')]).files).toEqual(['src-more/b.ts', 'src/a.ts'])
  })

  it('enters no folder behind a link, so loops of links end', () => {
    write('src/a.ts')
    symlinkSync('..', at('src/up'))
    symlinkSync('loop', at('src/loop'))
    symlinkSync('nowhere', at('src/broken'))
    expect(walked([folder])).toEqual({ files: ['src/a.ts'], skipped: [] })
  })

  it('reads nothing that lies outside of the folders, wherever links lead', () => {
    write('outside/.env')
    write('tree/.env')
    symlinkSync('../outside/.env', at('tree/one'))
    symlinkSync(at('outside/.env'), at('tree/two'))
    symlinkSync('../outside', at('tree/folder'))
    symlinkSync('.env', at('tree/inside'))
    expect(walked([at('tree')])).toEqual({ files: ['tree/.env'], skipped: [] })
    // Whoever names the link itself means what it leads to.
    expect(walked([at('tree/one')]).files).toEqual(['tree/one'])
  })

  it('reads no more of what git keeps for itself than its settings', () => {
    write('.git/HEAD')
    write('.git/refs/heads/main')
    write('.git/config')
    write('.git/hooks/pre-commit.sample')
    write('.git/modules/libs/one/HEAD')
    write('.git/modules/libs/one/refs/heads/config')
    write('.git/modules/libs/one/config')
    write('.github/hooks/a')
    const settings = ['.git/config', '.git/modules/libs/one/config', '.github/hooks/a']
    expect(walked([folder]).files).toEqual(settings)
    // Whoever names one of its folders means that folder.
    expect(walked([at('.git/hooks')]).files).toEqual(['.git/hooks/pre-commit.sample'])
  })

  it('passes over pipes, and over folders of the kernel', () => {
    write('a')
    execFileSync('mkfifo', [at('pipe')])
    expect(walked([folder])).toEqual({ files: ['a'], skipped: [] })
    expect(walked(['/dev/null']).files).toEqual([])
  })

  it('tells a folder that is not there and goes on', () => {
    write('here/a')
    expect(walked([at('gone'), at('here')])).toEqual({
      files: ['here/a'],
      skipped: ['unreadable gone'],
    })
  })

  it('tells a folder that vanished meanwhile and goes on', () => {
    write('one/a')
    write('two/b')
    write('c')
    const files: string[] = []
    const skipped: string[] = []
    const order = { foreign: 'read', onSkip: (path: string) => skipped.push(path) } as const
    for (const path of new TreeWalk([folder], order).paths()) {
      rmSync(at('one'), { recursive: true, force: true })
      files.push(relative(folder, path))
    }
    expect(files.sort()).toEqual(['c', 'two/b'])
    expect(skipped).toEqual([at('one')])
  })

  it.skipIf(process.getuid?.() === 0)('tells a closed folder (not run by root)', () => {
    write('closed/a')
    chmodSync(at('closed'), 0)
    expect(walked([folder]).skipped).toEqual(['unreadable closed'])
    chmodSync(at('closed'), 0o700)
  })

  it('tells names that are no UTF-8', () => {
    execFileSync('sh', [
      '-c',
      `cd "$1" && touch "$(printf 'b\\377')" && mkdir "$(printf 'd\\377')"`,
      '-',
      folder,
    ])
    write('a')
    const { files, skipped } = walked([folder])
    expect(files).toEqual(['a'])
    expect(skipped).toEqual([
      expect.stringMatching(/^unreadable/),
      expect.stringMatching(/^unreadable/),
    ])
  })

  it('tells what lies deeper than a path may be long, and goes on', () => {
    const make =
      'cd "$1"; d=$(printf "%0200d" 0); i=0; while [ $i -lt 30 ]; do mkdir $d && cd -P ./$d || exit; touch f; i=$((i+1)); done'
    execFileSync('bash', ['-c', make, '-', folder], { stdio: 'ignore' })
    write('a')
    const { files, skipped } = walked([folder])
    expect(files.length).toBeGreaterThan(15)
    expect(files).toContain('a')
    expect(skipped.length).toBeGreaterThan(0)
    expect(skipped[0]).toMatch(/^unreadable/)
  })

  it('passes over files that are too large, sparse or not', () => {
    write('small')
    write('sparse')
    truncateSync(at('sparse'), 3_000_000_000)
    expect(walked([folder])).toEqual({ files: ['small'], skipped: ['too-large sparse'] })
  })

  it('ends although files are added to a folder that it reads', () => {
    for (let i = 0; i < 300; i++) write(`f${i}`)
    let added = 0
    const order = { foreign: 'read', onSkip: () => undefined } as const
    for (const path of new TreeWalk([folder], order).paths()) {
      appendFileSync(path, 'more')
      if (added < 1_000) write(`more${(added += 1)}`)
    }
    expect(added).toBeGreaterThan(0)
  })
})

describe('walkFiles, among what others made', () => {
  beforeEach(() => {
    for (const name of ['node_modules/x/i.js', 'a/site-packages/y.py', 'go/vendor/modules.txt']) {
      write(name)
    }
    write('mine/vendor/keys.ts')
    write('.terraform/providers/p')
    write('.terraform/terraform.tfstate')
  })

  it('skips it and tells so, or reads it', () => {
    const { files, skipped } = walked([folder])
    expect(files).toEqual(['.terraform/terraform.tfstate', 'mine/vendor/keys.ts'])
    expect(skipped).toEqual([
      'foreign .terraform/providers',
      'foreign a/site-packages',
      'foreign go/vendor',
      'foreign node_modules',
    ])
    expect(walked([folder], { foreign: 'read' }).files).toHaveLength(6)
  })

  it('reads it if it was chosen itself', () => {
    expect(walked([at('node_modules')]).files).toEqual(['node_modules/x/i.js'])
  })

  it('passes over the objects of git, and reads its settings', () => {
    write('.git/config')
    write('.git/objects/ab/cdef')
    write('objects/mine')
    const { files } = walked([folder])
    expect(files).toContain('.git/config')
    expect(files).toContain('objects/mine')
    expect(files).not.toContain('.git/objects/ab/cdef')
  })
})

describe('TreeWalk', () => {
  it('says how much of the walk is over, growing to the whole', () => {
    for (const name of ['a/1', 'a/2', 'b/c/3', 'b/d/4', '5']) write(name)
    const walk = new TreeWalk([folder], { foreign: 'read', onSkip: () => undefined })
    const seen = [walk.done]
    for (const path of walk.paths()) if (path !== '') seen.push(walk.done)
    seen.push(walk.done)
    expect(seen).toEqual([...seen].sort((one, other) => one - other))
    expect([seen[0], seen.at(-1)]).toEqual([0, 1])
  })
})

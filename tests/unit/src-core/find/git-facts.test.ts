import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FoundKey } from '../../../../src-core/find/found-key.ts'
import { gitFacts, type HistoryScan } from '../../../../src-core/find/git-facts.ts'
import { commitAll, git, newFolder, writeFiles } from '../files/git-fixture.ts'
import { candidate } from './candidate-fixture.ts'

const { signal } = new AbortController()
const threads = { count: 1, start: () => expect.fail('no thread is needed') }

describe('what git knows of values', () => {
  it('says of each place whether its commit was pushed, is here only, or does not exist', async () => {
    const { folder, pushed, local } = tree()
    const [key] = keysAt(folder, ['pushed.txt', 'local.txt', 'new.txt', '.env'])
    const facts = await ask(folder, [key], () => [
      hit('pushed.txt', pushed, 20),
      hit('local.txt', local, 30),
    ])
    expect(facts.standings).toEqual(
      new Map([
        [join(folder, 'pushed.txt'), 'pushed'],
        [join(folder, 'local.txt'), 'committed'],
        [join(folder, 'new.txt'), 'untracked'],
        [join(folder, '.env'), 'ignored'],
      ]),
    )
    expect(facts.since).toBe(20)
    expect(facts.past).toEqual([])
  })

  it('says where a value stood that no file holds there any more', async () => {
    const { folder, pushed } = tree()
    const [key] = keysAt(folder, ['.env'])
    const facts = await ask(folder, [key], () => [hit('old/config.js', pushed, 10)])
    expect(facts.standings.get(join(folder, '.env'))).toBe('ignored')
    expect(facts.past).toEqual([{ workTree: folder, path: 'old/config.js', commit: pushed }])
  })

  it('takes a tracked file whose commits lack the value for a change that is not committed', async () => {
    const { folder } = tree()
    const [key] = keysAt(folder, ['pushed.txt'])
    const facts = await ask(folder, [key], () => [])
    expect(facts.standings.get(join(folder, 'pushed.txt'))).toBe('untracked')
  })

  it('looks for every value in every work tree, and for none that is too short', async () => {
    const { folder } = tree()
    const keys = [
      new FoundKey(bytes('long-enough'), sight('/elsewhere/.env')),
      new FoundKey(bytes('short'), sight(join(folder, 'pushed.txt'))),
    ]
    let asked: readonly string[] = []
    const scan: HistoryScan = ({ needles }) => {
      asked = needles.map(({ value }) => new TextDecoder().decode(value))
      return Promise.resolve([])
    }
    const facts = await gitFacts({ ...order(folder, keys), scanHistory: scan })
    expect(asked).toEqual(['long-enough'])
    expect(keys[1] && facts.of(keys[1]).standings.get(join(folder, 'pushed.txt'))).toBe('unknown')
  })

  it('knows nothing where git cannot be asked, and counts that', async () => {
    const { folder } = tree()
    const keys = keysAt(folder, ['pushed.txt'])
    const broken: HistoryScan = () => Promise.reject(new Error('git cannot be asked'))
    const facts = await gitFacts({ ...order(folder, keys), scanHistory: broken })
    expect(facts.unknownTrees).toBe(1)
    expect(facts.of(keys[0])).toMatchObject({ standings: new Map(), since: null, past: [] })
  })
})

function tree() {
  const [folder, remote] = [newFolder(), newFolder()]
  git(remote, 'init', '-q', '--bare')
  git(folder, 'init', '-q')
  git(folder, 'remote', 'add', 'origin', remote)
  writeFiles(folder, { '.gitignore': '.env\n', 'pushed.txt': 'x' })
  const pushed = commitAll(folder, '2024-01-01T00:00:00Z')
  git(folder, 'push', '-q', 'origin', 'HEAD')
  writeFiles(folder, { 'local.txt': 'x' })
  const local = commitAll(folder, '2024-01-02T00:00:00Z')
  writeFiles(folder, { 'new.txt': 'x', '.env': 'x' })
  return { folder, pushed, local }
}

function keysAt(folder: string, names: readonly string[]): readonly [FoundKey] {
  const [first = '', ...others] = names
  const key = new FoundKey(bytes('the-value-itself'), sight(join(folder, first)))
  for (const name of others) key.see(sight(join(folder, name)))
  return [key]
}

function order(folder: string, keys: readonly FoundKey[]) {
  const paths = keys.flatMap(({ sights }) => sights.map(({ path }) => path))
  const inside = paths.filter((path) => path.startsWith(folder))
  const files = new Map(inside.map((path) => [path, path.slice(folder.length + 1)]))
  return { keys, trees: new Map([[folder, files]]), threads, signal, onTree: () => undefined }
}

async function ask(
  folder: string,
  keys: readonly [FoundKey],
  hits: () => Awaited<ReturnType<HistoryScan>>,
) {
  const scanHistory: HistoryScan = () => Promise.resolve(hits())
  return (await gitFacts({ ...order(folder, keys), scanHistory })).of(keys[0])
}

function hit(path: string, commit: string, committedAt: number) {
  return { needle: 0, path, commit, commits: [commit], committedAt }
}

function sight(path: string) {
  const { value, ...said } = candidate('')
  return { ...said, path, mtimeMs: value.length }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findKeys } from '../../../../src-core/find/find-keys.ts'
import { commitAll, git, newFolder, writeFiles } from '../files/git-fixture.ts'
import { inProcessThreads } from './in-process-threads.ts'
import { stripeKey } from './key-fixture.ts'

// Files of these tests are made now, which must be the past.
const now = Date.UTC(2100, 0)

async function find(folder: string, ask = true) {
  const { seeds, gitUnknown, files, hasGit } = await findKeys({
    folders: [folder],
    home: '/home/nobody',
    threads: inProcessThreads(),
    clock: { now: () => now },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    git: ask,
  })
  const spots = seeds.flatMap((seed) =>
    seed.spots.map(({ shown, git: standing }) => [shown, standing]),
  )
  return {
    seeds,
    spots: Object.fromEntries(spots) as Record<string, string>,
    gitUnknown,
    files,
    hasGit,
  }
}

/** A private key as programs print it; nobody's. */
function privateKey(seed: string): string {
  const body = Array.from({ length: 8 }, (_, line) =>
    createHash('sha512').update(`${seed}${line}`).digest('base64').slice(0, 64),
  )
  const name = ['PRIVATE', 'KEY'].join(' ')
  return [`-----BEGIN ${name}-----`, ...body, `-----END ${name}-----`, ''].join('\n')
}

const env = (seed: number) => `STRIPE_SECRET_KEY=${stripeKey(seed)}\n`

describe('finding keys in work trees', () => {
  it('tells that a private key was committed, however its lines are written', async () => {
    const root = newFolder()
    const account = { private_key: privateKey('a'), client_email: 'a@b.iam.gserviceaccount.com' }
    writeFiles(root, {
      'account.json': JSON.stringify(account, null, 2),
      'plain.pem': privateKey('b'),
      'windows.pem': privateKey('c').replaceAll('\n', '\r\n'),
      '.env': `SIGNING_KEY="${privateKey('d').trim().replaceAll('\n', '\\n')}"\n`,
      'indented.yml': `key: |\n  ${privateKey('e').trim().replaceAll('\n', '\n  ')}\n`,
    })
    git(root, 'init', '-q')
    commitAll(root, '2024-02-03T04:05:06Z')
    const { spots, seeds } = await find(root)
    expect(spots).toEqual({
      'account.json': 'committed',
      'plain.pem': 'committed',
      'windows.pem': 'committed',
      '.env': 'committed',
      // Nobody can say it of these bytes, and nobody says no.
      'indented.yml': 'unknown',
    })
    expect(seeds.filter(({ sinceSource }) => sinceSource === 'git')).toHaveLength(4)
  })

  it('tells ignored, untracked, committed and pushed keys apart, with the age of the value', async () => {
    const [root, remote] = [newFolder(), newFolder()]
    git(remote, 'init', '-q', '--bare')
    const shop = join(root, 'shop')
    writeFiles(shop, { '.gitignore': '.env\n', 'pushed.env': env(1) })
    git(shop, 'init', '-q')
    commitAll(shop, '2023-02-03T04:05:06Z')
    git(shop, 'remote', 'add', 'origin', remote)
    git(shop, 'push', '-q', 'origin', 'HEAD')
    writeFiles(shop, { 'local.env': env(2) })
    commitAll(shop, '2024-02-03T04:05:06Z')
    writeFiles(shop, { '.env': env(3), 'new.env': env(4) })
    const { seeds, spots } = await find(root)
    expect(spots).toEqual({
      'shop/pushed.env': 'pushed',
      'shop/local.env': 'committed',
      'shop/.env': 'ignored',
      'shop/new.env': 'untracked',
    })
    const ages = seeds.map(({ spots: [spot], since, sinceSource }) => [
      spot?.shown,
      sinceSource === 'git' ? since : sinceSource,
    ])
    expect(Object.fromEntries(ages)).toEqual({
      'shop/pushed.env': Date.UTC(2023, 1, 3, 4, 5, 6),
      'shop/local.env': Date.UTC(2024, 1, 3, 4, 5, 6),
      'shop/.env': 'file',
      'shop/new.env': 'file',
    })
  })

  it('finds the earlier commit of a value that now stands in an ignored file only', async () => {
    const shop = newFolder()
    git(shop, 'init', '-q')
    writeFiles(shop, { 'old/config.env': env(1) })
    const first = commitAll(shop, '2023-02-03T04:05:06Z')
    rmSync(join(shop, 'old/config.env'))
    writeFiles(shop, { '.gitignore': '.env\n' })
    commitAll(shop, '2024-02-03T04:05:06Z')
    writeFiles(shop, { '.env': env(1) })
    const { seeds } = await find(shop)
    expect(seeds).toHaveLength(1)
    expect(seeds[0]?.since).toBe(Date.UTC(2023, 1, 3, 4, 5, 6))
    expect(seeds[0]?.spots).toMatchObject([
      { shown: '.env', git: 'ignored', commit: null, line: 1 },
      { path: 'old/config.env', git: 'history', commit: first, line: null },
    ])
  })

  it('takes a value for pushed whose first commit was rewritten before it was pushed', async () => {
    const [shop, remote] = [newFolder(), newFolder()]
    git(remote, 'init', '-q', '--bare')
    git(shop, 'init', '-q')
    writeFiles(shop, { 'a.txt': 'x' })
    commitAll(shop, '2023-01-01T00:00:00Z')
    const base = git(shop, 'rev-parse', 'HEAD').trim()
    git(shop, 'checkout', '-q', '-b', 'draft')
    writeFiles(shop, { 'keys.env': env(1) })
    commitAll(shop, '2023-02-01T00:00:00Z')
    git(shop, 'checkout', '-q', '-b', 'final', base)
    writeFiles(shop, { 'keys.env': env(1), 'b.txt': 'x' })
    commitAll(shop, '2023-03-01T00:00:00Z')
    git(shop, 'remote', 'add', 'origin', remote)
    git(shop, 'push', '-q', 'origin', 'final')
    const { spots, seeds } = await find(shop)
    expect(spots).toEqual({ 'keys.env': 'pushed' })
    expect(seeds[0]?.since).toBe(Date.UTC(2023, 1, 1))
  })

  it('says unknown where git is not asked, or cannot be', async () => {
    const shop = newFolder()
    git(shop, 'init', '-q')
    writeFiles(shop, { 'keys.env': env(1) })
    commitAll(shop, '2023-02-03T04:05:06Z')
    expect(await find(shop, false)).toMatchObject({ spots: { 'keys.env': 'unknown' } })
    rmSync(join(shop, '.git/HEAD'))
    expect(await find(shop)).toMatchObject({ spots: { 'keys.env': 'unknown' }, gitUnknown: 1 })
  })

  it('reads the settings of git and nothing else of its own, and says what it left out', async () => {
    const shop = newFolder()
    git(shop, 'init', '-q')
    git(shop, 'remote', 'add', 'origin', `https://me:${stripeKey(1)}@git.shop.io/shop.git`)
    writeFiles(shop, { '.git/hooks/pre-push': env(2), '.git/logs/HEAD': env(3) })
    expect(await find(shop)).toMatchObject({
      spots: { '.git/config': 'none' },
      files: 1,
      hasGit: true,
    })
    writeFiles(shop, { 'src/a.ts': 'x' })
    expect(await find(join(shop, 'src'))).toMatchObject({ spots: {}, files: 1, hasGit: true })
    expect(await find(newFolder())).toMatchObject({ files: 0, hasGit: false })
  })
})

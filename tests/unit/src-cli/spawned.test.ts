import { spawnSync } from 'node:child_process'
import { cpSync, lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commitAll, git, newFolder, writeFiles } from '../src-core/files/git-fixture.ts'
import { stripeKey } from '../src-core/find/key-fixture.ts'

const root = resolve(import.meta.dirname, '../../..')
const program = join(root, 'build/keyturn.mjs')

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

function tree(): string {
  const folder = newFolder()
  const shop = join(folder, 'shop')
  writeFiles(shop, {
    '.gitignore': '.env\n',
    'config/keys.env': `STRIPE_SECRET_KEY=${stripeKey(1)}\n`,
    'src/\u001B[31mpay.js': `const key = '${stripeKey(1)}'\n`,
  })
  git(shop, 'init', '-q')
  commitAll(shop, '2023-02-03T04:05:06Z')
  writeFiles(shop, { '.env': `STRIPE_SECRET_KEY=${stripeKey(2)}\n` })
  return folder
}

describe('the command as it is run', () => {
  it('tells of keys in a tree with git, by its exit code and in JSON', () => {
    const folder = tree()
    const { status, stdout, stderr } = run('find', '--json', folder)
    expect([status, stderr]).toEqual([1, ''])
    const told = JSON.parse(stdout) as { readonly keys: readonly object[] }
    expect(told).toMatchObject({
      version: 1,
      folders: [folder],
      summary: { keys: 2, projects: 1, providers: 1, overYear: 1, committed: 1, severalPlaces: 1 },
    })
    expect(told.keys).toMatchObject([
      { git: 'ignored', places: [{ shown: 'shop/.env' }] },
      {
        since: '2023-02-03T04:05:06.000Z',
        sinceSource: 'git',
        git: 'committed',
        places: [{ shown: 'shop/config/keys.env' }, { shown: 'shop/src/\u001B[31mpay.js' }],
      },
    ])
    for (const seed of [1, 2]) expect(stdout).not.toContain(stripeKey(seed).slice(10, 20))
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('prints a table, and steers no terminal', () => {
    const { status, stdout } = run('find', '--fail-on', 'none', tree())
    expect(status).toBe(0)
    expect(stdout).toMatch(/^2 keys in 1 project, 1 committed to git, 1 over a year old\n/)
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('changes nothing in what it searches, not even for git', () => {
    const folder = tree()
    const before = stateOf(folder)
    run('find', folder)
    expect(stateOf(folder)).toEqual(before)
  })

  it('ends as docs/CLI.md says where there is nothing, no folder, or no sense', () => {
    expect(run('find', newFolder())).toMatchObject({ status: 0, stderr: '' })
    expect(run('find', join(newFolder(), 'gone'))).toMatchObject({ status: 3, stdout: '' })
    expect(run('find', '--loud', '.')).toMatchObject({ status: 2, stdout: '' })
    expect(run('--version')).toMatchObject({ status: 0, stderr: '' })
  })

  it('does not look as if it had found something where it cannot run', () => {
    const clone = newFolder()
    cpSync(join(root, 'build'), join(clone, 'build'), { recursive: true })
    const bare = [join(clone, 'build/keyturn.mjs'), 'find', clone]
    const { status, stdout, stderr } = spawnSync(process.execPath, bare, { encoding: 'utf8' })
    expect([status, stdout]).toEqual([4, ''])
    expect(stderr).toBe('The dependencies are missing: run "npm ci" first.\n')
  })

  it('says nothing when its reader has seen enough', () => {
    const folder = newFolder()
    for (let at = 0; at < 800; at += 1) {
      writeFiles(folder, { [`p${at.toString()}/.env`]: `STRIPE_SECRET_KEY=${stripeKey(at)}\n` })
    }
    const line = `'${process.execPath}' '${program}' find --json '${folder}' | head -c 5`
    const { stdout, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' })
    expect([stdout, stderr]).toEqual(['{\n  "', ''])
  })

  it('holds nothing that could open a connection or a vault', () => {
    run('--version')
    const built = filesIn(join(root, 'out/cli')).filter((path) => path.endsWith('.js'))
    const imports = built.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/^import .* from "([^"]+)";$/gm)].map(
        ([, from = '']) => from,
      ),
    )
    expect(imports).toContain('node:worker_threads')
    expect(imports.filter((from) => !from.startsWith('.') && !harmless.has(from))).toEqual([])
  })
})

const harmless = new Set(
  ['fs', 'path', 'os', 'util', 'url', 'child_process', 'worker_threads', 'module'].map(
    (name) => `node:${name}`,
  ),
)

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    join(folder, name),
  )
}

/** When everything was last changed, and how large it was. */
function stateOf(folder: string): Readonly<Record<string, string>> {
  const states = filesIn(folder).map((path) => {
    const { mtimeMs, ctimeMs, size } = lstatSync(path)
    return [path, `${mtimeMs.toString()} ${ctimeMs.toString()} ${size.toString()}`]
  })
  return Object.fromEntries(states) as Record<string, string>
}

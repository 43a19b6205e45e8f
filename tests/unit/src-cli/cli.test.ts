import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../../src-cli/cli.ts'
import { exitCodes } from '../../../src-cli/exit-codes.ts'
import type { CliWorld } from '../../../src-cli/find-command.ts'
import { newFolder, writeFiles } from '../src-core/files/git-fixture.ts'
import { inProcessThreads } from '../src-core/find/in-process-threads.ts'
import { stripeKey } from '../src-core/find/key-fixture.ts'

const now = Date.UTC(2026, 10, 21)

function world(said: Partial<CliWorld> & { readonly terminal?: boolean } = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const isTerminal = said.terminal ?? false
  const made: CliWorld = {
    version: '1.2.3',
    folder: '/',
    home: '/home/nobody',
    out: { write: (text) => void out.push(text), isTerminal },
    err: { write: (text) => void err.push(text), isTerminal },
    colour: true,
    clock: { now: () => now },
    threads: inProcessThreads(),
    signal: new AbortController().signal,
    ...said,
  }
  return { world: made, out: () => out.join(''), err: () => err.join('') }
}

function keyFolder(): string {
  const folder = newFolder()
  writeFiles(folder, { 'shop/.env': `STRIPE_SECRET_KEY=${stripeKey(1)}\n` })
  return folder
}

describe('the command line', () => {
  it('tells its version and how it is used', async () => {
    const { world: cli, out } = world()
    expect(await runCli(['--version'], cli)).toBe(0)
    expect(await runCli(['--help'], cli)).toBe(0)
    expect(out()).toMatch(/^1\.2\.3\nUsage: keyturn find/)
  })

  it('says what is wrong on the side, and nothing else', async () => {
    const { world: cli, out, err } = world()
    expect(await runCli(['seek\u001B[2J'], cli)).toBe(2)
    expect([out(), err()]).toEqual([
      '',
      'keyturn: There is no command "seek\\x1b[2J". "keyturn --help" says how.\n',
    ])
  })

  it('ends as the rule says: in no work tree a key is not exposed', async () => {
    const folder = keyFolder()
    const code = (...args: string[]) => runCli(['find', ...args, folder], world().world)
    expect(await code()).toBe(exitCodes.clean)
    expect(await code('--fail-on', 'any')).toBe(exitCodes.found)
    expect(await code('--fail-on', 'old')).toBe(exitCodes.clean)
  })

  it('finds folders from where it runs', async () => {
    const { world: cli, out } = world({ folder: keyFolder() })
    expect(await runCli(['find', 'shop'], cli)).toBe(0)
    expect(out()).toMatch(/^1 key in 1 project\n/)
  })

  it('searches nothing where one of the folders is not there', async () => {
    const folder = keyFolder()
    const { world: cli, out, err } = world({ folder })
    expect(await runCli(['find', 'shop', 'gone'], cli)).toBe(exitCodes.noFolder)
    expect([out(), err()]).toEqual(['', `keyturn: There is nothing to read at ${folder}/gone.\n`])
  })

  it('says that a pipe holds nothing to search, and does not call it free of keys', async () => {
    const folder = keyFolder()
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(await runCli(['find', join(folder, 'pipe')], world().world)).toBe(exitCodes.noFolder)
    expect(await runCli(['find', join(folder, 'shop/.env')], world().world)).toBe(exitCodes.clean)
  })

  const isRoot = process.getuid?.() === 0
  it.skipIf(isRoot)('searches nothing where one cannot be read (root reads all)', async () => {
    const folder = keyFolder()
    chmodSync(join(folder, 'shop'), 0)
    expect(await runCli(['find', join(folder, 'shop')], world().world)).toBe(exitCodes.noFolder)
  })

  it('prints nothing once it was interrupted', async () => {
    const { world: cli, out } = world({ folder: keyFolder(), signal: AbortSignal.abort() })
    expect(await runCli(['find', '.'], cli)).toBe(exitCodes.interrupted)
    expect(out()).toBe('')
  })

  it('ends at once when it is interrupted while nothing answers', async () => {
    const stop = new AbortController()
    const never = Promise.withResolvers<undefined>()
    const start = () => ({
      post: () => stop.abort(),
      onMessage: () => undefined,
      exited: never.promise,
      end: () => Promise.resolve(),
    })
    const threads = { count: 1, start }
    const { world: cli, out } = world({ folder: keyFolder(), signal: stop.signal, threads })
    expect(await runCli(['find', '.'], cli)).toBe(exitCodes.interrupted)
    expect(out()).toBe('')
  })

  it('says no more of a mistake of ours than its code', async () => {
    const start = () => {
      throw new RangeError(stripeKey(1))
    }
    const { world: cli, err } = world({ folder: keyFolder(), threads: { count: 1, start } })
    expect(await runCli(['find', '.'], cli)).toBe(exitCodes.internal)
    expect(err()).toBe('keyturn: It failed, and that is a mistake of ours (internal).\n')
  })

  it('shows how far it is on a terminal only, and takes that away in the end', async () => {
    const folder = keyFolder()
    const [seen, piped] = [world({ folder, terminal: true }), world({ folder })]
    await runCli(['find', '.'], seen.world)
    await runCli(['find', '.'], piped.world)
    expect(seen.err()).toBe('\r1 file, 0 MB, 1 found\u001B[K\r\u001B[K')
    expect(piped.err()).toBe('')
  })

  it('colours a terminal only, and not where that is not wanted', async () => {
    const folder = keyFolder()
    const printed = async (said: Parameters<typeof world>[0]) => {
      const { world: cli, out } = world({ folder, ...said })
      await runCli(['find', '.'], cli)
      return out().includes('\u001B[')
    }
    expect(await printed({ terminal: true })).toBe(true)
    expect(await printed({ terminal: true, colour: false })).toBe(false)
    expect(await printed({})).toBe(false)
  })
})

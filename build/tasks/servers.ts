import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { counted } from './counted.ts'
import { areNpmProgramsHere, installNpmPrograms } from './npm-program.ts'
import { at, program } from './paths.ts'
import { run, wasInterrupted } from './run.ts'
import { say, sayHeading } from './say.ts'
import { checkTotals, exitCodeFor, lastLine, nothing, sum, vitestTotals } from './totals.ts'

const report = '.cache/test/servers.json'

/** What these tests need besides npm's packages: Debian's package, and how to see that it is here. */
type Tool = { readonly debian: string; readonly command: string; readonly args: readonly string[] }

const tools: readonly Tool[] = [
  python('python3', 'import sqlite3, ctypes, unicodedata'),
  python('libsodium23', library('sodium', 'libsodium.so.23')),
  python('libargon2-1', library('argon2', 'libargon2.so.1')),
  { debian: 'strace', command: 'strace', args: ['-V'] },
  { debian: 'keepassxc', command: 'keepassxc-cli', args: ['--version'] },
]

/** Runs the tests against programs that share no code with ours; installs what is missing. */
export async function main(args: readonly string[]): Promise<number> {
  sayHeading('Programs')
  const ready = await prepared()
  sayHeading('Tests against independent programs')
  const tests = ready ? await servers(args) : { totals: nothing, code: 1 }
  if (wasInterrupted(tests.code)) return tests.code
  const total = sum([checkTotals(ready ? 0 : 1), tests.totals])
  say(lastLine(total))
  return exitCodeFor(total)
}

async function prepared(): Promise<boolean> {
  const before = missing()
  if (before.length > 0 && canInstall()) await install(before)
  const still = missing()
  if (still.length > 0) {
    say(
      `These tests need ${still.join(', ')} of Debian: "sudo apt-get install ${still.join(' ')}".`,
    )
    return false
  }
  if (!areNpmProgramsHere()) {
    say('Installing the programs of tests/servers/emulate.')
    await installNpmPrograms()
  }
  if (!areNpmProgramsHere()) {
    say('These tests need the programs of tests/servers/emulate, which npm could not install.')
    return false
  }
  say('All here.')
  return true
}

function missing(): readonly string[] {
  return tools.filter((tool) => !isHere(tool)).map(({ debian }) => debian)
}

function isHere({ command, args }: Tool): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function canInstall(): boolean {
  const apt = { debian: 'apt', command: 'apt-get', args: ['--version'] }
  return process.platform === 'linux' && process.getuid?.() === 0 && isHere(apt)
}

async function install(packages: readonly string[]): Promise<void> {
  say(`Installing ${packages.join(', ')}.`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-y', '-q', '--no-install-recommends']
  await run('apt-get', ['update', '-q'], { env, quiet: true })
  await run('apt-get', ['install', ...options, ...packages], { env, quiet: true })
}

function servers(args: readonly string[]): ReturnType<typeof counted> {
  mkdirSync(at('.cache/test'), { recursive: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const config = ['--config', at('tests/servers/vitest.config.ts')]
  const work = () => run(program('vitest'), ['run', ...config, ...reporters, ...args])
  return counted({ report, read: vitestTotals, work })
}

function python(debian: string, code: string): Tool {
  return { debian, command: 'python3', args: ['-c', code] }
}

function library(name: string, file: string): string {
  return `import ctypes, ctypes.util; ctypes.CDLL(ctypes.util.find_library('${name}') or '${file}')`
}

/*
 * Asking git about a work tree that may be anybody's.
 *
 * Git runs nothing that the work tree names: no hooks, no file watcher, no pager, no helper; it asks
 * nobody for a password and reaches no network, not even for objects that a partial clone lacks. What
 * it is told to do reads only. No value of a person's may stand in its arguments.
 */
import { execFile } from 'node:child_process'
import { dirname } from 'node:path'

/** A question to git. */
export type GitQuestion = {
  /** The top folder of the work tree, or one in it. */
  readonly workTree: string
  readonly args: readonly string[]
  /** What it reads on its standard input. */
  readonly input?: Uint8Array | undefined
  /** Exit codes that are answers too, besides 0. */
  readonly answers?: readonly number[]
  /** How long it may take, if not as long as usual. */
  readonly milliseconds?: number
  readonly signal: AbortSignal
}

/** Most bytes of an answer; more than any list of paths that is asked for here. */
const longestAnswer = 256 * 1_048_576

const longestMs = 120_000

/** Settings of a work tree that would run programs, and what is said instead. */
const safeGitConfig = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'core.pager=cat'],
  ...['-c', 'protocol.allow=never', '-c', 'credential.helper=', '-c', 'core.askPass='],
  ...['-c', 'safe.bareRepository=explicit', '--no-pager'],
]

/**
 * Where git is started from; the work tree is an argument.
 *
 * Windows takes a program from the folder that it is started in before all others, and anybody may
 * have put a `git.exe` into a work tree.
 */
export function gitStartFolder(): string {
  return dirname(process.execPath)
}

/** What git is given before the question itself. */
export function safeGitArgs(workTree: string): readonly string[] {
  return ['-C', workTree, ...safeGitConfig]
}

/** The environment that git is run in: ours, without what would turn it to another work tree. */
export function safeGitEnv(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(own),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // The empty list of protocols that may be used (git(1)).
    GIT_ALLOW_PROTOCOL: '',
    LC_ALL: 'C',
  }
}

/** What git answers, or null where it cannot: no git, a work tree of someone else, a broken one. */
export function askGit(question: GitQuestion): Promise<Uint8Array | null> {
  const { workTree, args, input, answers = [], milliseconds = longestMs, signal } = question
  return new Promise((resolve) => {
    const options = {
      cwd: gitStartFolder(),
      env: safeGitEnv(),
      encoding: 'buffer' as const,
      maxBuffer: longestAnswer,
      timeout: milliseconds,
      killSignal: 'SIGKILL' as const,
      windowsHide: true,
      signal,
    }
    const child = execFile(
      'git',
      [...safeGitArgs(workTree), ...args],
      options,
      (failure, stdout) => {
        const code = failure === null ? 0 : failure.code
        const isAnswer = code === 0 || (typeof code === 'number' && answers.includes(code))
        resolve(isAnswer && !signal.aborted ? new Uint8Array(stdout) : null)
      },
    )
    // One that ends without having read it says so by its exit code.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input ?? new Uint8Array())
  })
}

/** The paths or names in an answer that ends each of them with a zero byte. */
export function namesOf(answer: Uint8Array): readonly string[] {
  return new TextDecoder()
    .decode(answer)
    .split('\0')
    .filter((name) => name !== '')
}

/** Paths as git reads them with `-z`. */
export function asInput(names: readonly string[]): Uint8Array {
  return new TextEncoder().encode(names.map((name) => `${name}\0`).join(''))
}

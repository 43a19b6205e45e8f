import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A new folder that is gone after the test. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-find-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes files below a folder, with the folders that they need. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/** Runs git as a person who never set anything would; gives what it says. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, ...gitPerson },
  })
}

/** Puts all that is not ignored into a commit of a certain time. */
export function commitAll(folder: string, when: string): string {
  git(folder, 'add', '-A')
  execFileSync('git', ['commit', '-q', '--allow-empty', '-m', 'a change'], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, ...gitPerson, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
  })
  return git(folder, 'rev-parse', 'HEAD').trim()
}

const gitPerson = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Some One',
  GIT_AUTHOR_EMAIL: 'some.one@example.org',
  GIT_COMMITTER_NAME: 'Some One',
  GIT_COMMITTER_EMAIL: 'some.one@example.org',
}

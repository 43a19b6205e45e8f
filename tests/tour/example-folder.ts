import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Makes a folder with two projects, whose keys are made up anew each time; answers with its path. */
export async function makeExampleFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-tour-projects-'))
  const payments = `sk_live_${letters(24)}`
  await write(join(folder, 'shop', '.env'), `STRIPE_SECRET_KEY=${payments}\n`)
  await write(join(folder, 'mail', '.env'), `SENDGRID_API_KEY=SG.${letters(22)}.${letters(43)}\n`)
  await write(join(folder, 'mail', 'compose.yml'), compose(payments))
  await commitAll(join(folder, 'shop'))
  return folder
}

/** Writes a key into a file of the folder, as a person does who uses it there. */
export async function useKeyIn(folder: string, secret: string): Promise<void> {
  await write(join(folder, 'billing', '.env'), `ATNA_SECRET=${secret}\n`)
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

function compose(key: string): string {
  return `services:\n  mail:\n    environment:\n      STRIPE_SECRET_KEY: ${key}\n`
}

/** A commit of long ago, so that its key is over a year old. */
async function commitAll(project: string): Promise<void> {
  const at = '2024-03-01T12:00:00Z'
  const who = ['-c', 'user.name=Ada Nowak', '-c', 'user.email=ada@example.org']
  const env = { ...process.env, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at }
  await run('git', ['init', '-q', project])
  await run('git', ['-C', project, 'add', '.'])
  await run('git', ['-C', project, ...who, 'commit', '-q', '-m', 'first version'], { env })
}

function letters(count: number): string {
  return randomBytes(count * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, count)
}

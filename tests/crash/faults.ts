/**
 * Lets system calls of a running story fail, with strace: the product's own binary, a real disk.
 *
 * Only the main thread is traced, which does all that the product does with files, and only from
 * the moment when the story begins.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inCopy, type Campaign, type Trial, type Truth } from './campaign.ts'
import { judge, type Allowed } from './judge.ts'
import { runStory, type Outcome } from './run.ts'
import { placesIn } from './stage.ts'

/** Calls that fail together, and how the disk may refuse them. */
export const callSets = {
  write: {
    calls: 'write,pwrite64,pwritev,copy_file_range,sendfile',
    errors: ['EIO', 'ENOSPC'],
  },
  sync: { calls: 'fsync,fdatasync', errors: ['EIO', 'ENOSPC'] },
  open: { calls: 'openat,open', errors: ['EIO', 'ENOSPC'] },
  name: {
    calls:
      'rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,ftruncate,fallocate',
    errors: ['EIO', 'ENOSPC'],
  },
} as const
export type CallSet = keyof typeof callSets

/** The `nth` call of a set fails, or from it on every one. */
export type Fault = {
  readonly set: CallSet
  readonly error: 'EIO' | 'ENOSPC'
  readonly nth: number
  readonly forGood: boolean
}

/** Why system calls cannot be made to fail here, or null. */
export function whyNoFaults(): string | null {
  if (process.platform !== 'linux') return 'strace is a program of Linux'
  const traced = spawnSync('strace', ['-o', '/dev/null', '-p', String(process.pid)], {
    timeout: 300,
    encoding: 'utf8',
  })
  if (traced.error && !traced.error.message.includes('ETIMEDOUT')) return 'strace is not here'
  return traced.stderr.includes('attached') ? null : 'no process may be traced here'
}

/** How many calls of a set a story makes. */
export async function countCalls(campaign: Campaign, set: CallSet): Promise<number> {
  return inCopy(campaign, async (trial) => {
    const log = join(trial.folder, 'calls.log')
    await traced(campaign, trial, ['-o', log, '-e', `trace=${callSets[set].calls}`])
    const lines = readFileSync(log, 'utf8').split('\n')
    rmSync(log)
    return lines.filter((line) => /^\w+\(/.test(line)).length
  })
}

/** Tells a story with a fault in it, and gives what does not hold afterwards. */
export async function fail(campaign: Campaign, fault: Fault): Promise<readonly string[]> {
  return inCopy(campaign, async (trial) => {
    const { calls } = callSets[fault.set]
    const when = `${fault.nth}${fault.forGood ? '+' : ''}`
    const inject = `inject=${calls}:error=${fault.error}:when=${when}`
    const outcome = await traced(campaign, trial, ['-o', '/dev/null', '-e', inject])
    // libuv aborts where a descriptor of its own fails, which no disk does: that is one more kill.
    const aborted = outcome.signal === 'SIGABRT'
    const crashed = outcome.code !== 0 || !outcome.reports.some(({ kind }) => kind === 'ended')
    if (crashed && !aborted) {
      return [
        `the process ended by itself: ${outcome.signal ?? String(outcome.code)} ${outcome.stderr}`,
      ]
    }
    const broke = outcome.reports.find(({ kind }) => kind === 'broke')
    if (broke) return [`something was thrown that has no word: ${JSON.stringify(broke)}`]
    return judge(trial, allowedAfterFault(campaign, outcome, aborted))
  })
}

/** A fault in words that `fail` could be called with again. */
export function faultText({ set, error, nth, forGood }: Fault): string {
  return `${set} number ${nth}${forGood ? ' and every later one' : ''} fails with ${error}`
}

/**
 * What was told last, or the state after it: what was refused may nevertheless lie on the disk,
 * if it was the word that it does which failed.
 */
function allowedAfterFault(
  { states, story }: Campaign,
  { reports }: Outcome,
  aborted: boolean,
): Allowed {
  const told = reports.flatMap((report) => (report.kind === 'acknowledged' ? [report.state] : []))
  const last: Truth = told.at(-1) ?? states[0] ?? null
  if (story.wanders) return [last, 'later']
  const refused = aborted || reports.some(({ kind }) => kind === 'refused')
  const after = states[told.length + 1]
  return refused && after !== undefined ? [last, after] : [last]
}

/**
 * The files whose calls count, for a story that asks a provider: it also writes to sockets and to
 * descriptors of the runtime's own, whose failing would say nothing about disks.
 */
function onlyFiles({ story }: Campaign, { folder }: Trial): readonly string[] {
  if (!story.asks) return []
  const { vault, anchors } = placesIn(folder)
  const files = [vault, anchors].flatMap((path) => ['', '-wal', '-shm'].map((end) => path + end))
  return [...files, `${vault}.ballast`].flatMap((path) => ['-P', path])
}

async function traced(campaign: Campaign, trial: Trial, own: readonly string[]): Promise<Outcome> {
  const args = [...own, ...onlyFiles(campaign, trial)]
  const tracers: ChildProcess[] = []
  const onReady = (child: ChildProcess): void => {
    const tracing = spawn('strace', [...args, '-p', String(child.pid)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    tracers.push(tracing)
    let said = ''
    tracing.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      if (!said.includes('attached')) return
      said = ''
      child.stdin?.write('\n')
    })
    tracing.on('error', () => child.kill('SIGKILL'))
  }
  const order = { ...trial.order, tellStates: true, waits: true }
  const outcome = await runStory(campaign.bundle, order, { onReady })
  await Promise.all(tracers.map(exited))
  return outcome
}

function exited(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => child.once('exit', () => resolve()))
}

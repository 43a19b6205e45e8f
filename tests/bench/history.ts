import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from './bundled.ts'
import { makeRepository, type MadeRepository } from './make-repository.ts'
import { isSame, linesOf, measure, ratioTable, type Runner } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { hasRipgrep, ripgrepVersion } from './ripgrep.ts'

/** A thousand values in the history of a repository: ours against `git log -p | ripgrep -F -f`. */
export async function benchHistory({ isSmall, keeps, rounds }: BenchOptions): Promise<boolean> {
  if (!hasRipgrep()) return false
  const folder = join(tmpdir(), `keyturn-bench-history${isSmall ? '-small' : ''}`)
  try {
    const made = madeRepository(folder, isSmall)
    const list = join(folder, 'values.txt')
    const bundle = await bundled()
    const ours = (threads: number): Runner => ({
      name: `keyturn, threads: ${threads}`,
      argv: [process.execPath, join(bundle, 'history-child.mjs'), made.folder, list, `${threads}`],
    })
    const pipe = 'git -C "$1" --no-pager log -p --all | rg -F -f "$2" -a -o -N -j2'
    const peer: Runner = {
      name: 'git log -p | rg',
      argv: ['sh', '-c', pipe, '-', made.folder, list],
    }
    const taken = measure([peer, ours(2), ours(1)], rounds)
    const found = linesOf(ours(2))
    const peerValues = [...new Set(linesOf(peer))].sort()
    const wantedValues = made.planted.map((line) => line.split(' ')[0] ?? '').sort()
    const isRight = isSame(found, made.planted) && isSame(peerValues, wantedValues)
    const size = `${made.commits} commits, ${made.blobs} stored files, ${Math.round(made.bytes / 1_000_000)} MB`
    process.stdout.write(
      `\n${size}, ${made.values.length} values, ${made.planted.length} planted; ${ripgrepVersion()}, Node ${process.version}; ${rounds} rounds\n` +
        `found: keyturn ${found.length} with path and first commit, rg ${peerValues.length} values, ${isRight ? 'exactly what was planted' : 'NOT what was planted'}\n` +
        ratioTable(taken, {
          'keyturn, threads: 2': 'git log -p | rg',
          'keyturn, threads: 1': 'git log -p | rg',
        }),
    )
    return isRight
  } finally {
    if (!keeps) rmSync(folder, { recursive: true, force: true })
  }
}

function madeRepository(folder: string, isSmall: boolean): MadeRepository {
  const truth = join(folder, 'truth.json')
  if (existsSync(truth)) return repositoryOf(JSON.parse(readFileSync(truth, 'utf8')))
  process.stdout.write('Making the repository.\n')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const order = { folder: join(folder, 'repository'), commits: 60, values: 1_000, planted: 300 }
  const size = isSmall ? { files: 500, changed: 20 } : { files: 16_000, changed: 115 }
  const made = makeRepository({ ...order, ...size })
  writeFileSync(join(folder, 'values.txt'), `${made.values.join('\n')}\n`)
  writeFileSync(truth, JSON.stringify(made))
  return made
}

/** Written by `madeRepository` and nobody else. */
function repositoryOf(value: unknown): MadeRepository {
  return value as MadeRepository
}

import { mkdirSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundled } from './bundled.ts'
import { makeTree, type MadeTree } from './make-tree.ts'
import { isSame, linesOf, measure, ratioTable, type Runner } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { hasRipgrep, ripgrepVersion } from './ripgrep.ts'

/** A thousand values in a gigabyte of source files: ours against `ripgrep -F -f`. */
export async function benchScan({ isSmall, keeps, rounds }: BenchOptions): Promise<boolean> {
  if (!hasRipgrep()) return false
  const folder = join(tmpdir(), `keyturn-bench-tree${isSmall ? '-small' : ''}`)
  try {
    const tree = madeTree(folder, isSmall)
    const list = join(folder, 'values.txt')
    const bundle = await bundled()
    const ours = (threads: number): Runner => ({
      name: `keyturn, threads: ${threads}`,
      argv: [process.execPath, join(bundle, 'scan-child.mjs'), tree.folder, list, `${threads}`],
    })
    const rg = (threads: number, ...more: readonly string[]): Runner => ({
      name: `rg -j${threads}`,
      argv: [
        'rg',
        '-F',
        '-f',
        list,
        '-uuu',
        '-a',
        '--no-messages',
        `-j${threads}`,
        ...more,
        tree.folder,
      ],
    })
    const taken = measure([rg(2, '-c'), ours(2), rg(1, '-c'), ours(1)], rounds)
    const found = {
      ours: linesOf(ours(2)),
      one: linesOf(ours(1)),
      rg: ofRipgrep(tree, rg(2, '-o', '-b', '-H', '--no-heading', '-N')),
    }
    const isRight = [found.ours, found.one, found.rg].every((each) => isSame(each, tree.planted))
    const megabytes = Math.round(tree.bytes / 1_000_000)
    process.stdout.write(
      `\n${tree.files} files, ${megabytes} MB, ${tree.values.length} values, ${tree.planted.length} planted; ${ripgrepVersion()}, Node ${process.version}; ${rounds} rounds\n` +
        `found: keyturn ${found.ours.length}, rg ${found.rg.length}, ${isRight ? 'exactly what was planted' : 'NOT what was planted'}\n` +
        ratioTable(taken, { 'keyturn, threads: 2': 'rg -j2', 'keyturn, threads: 1': 'rg -j1' }),
    )
    return isRight
  } finally {
    if (!keeps) rmSync(folder, { recursive: true, force: true })
  }
}

function madeTree(folder: string, isSmall: boolean): MadeTree {
  const truth = join(folder, 'truth.json')
  if (existsSync(truth)) return treeOf(JSON.parse(readFileSync(truth, 'utf8')))
  process.stdout.write('Making the tree.\n')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const order = { folder: join(folder, 'tree'), values: 1_000, planted: 300 }
  const tree = makeTree({ ...order, files: isSmall ? 2_000 : 77_000 })
  writeFileSync(join(folder, 'values.txt'), `${tree.values.join('\n')}\n`)
  writeFileSync(truth, JSON.stringify(tree))
  return tree
}

/** Written by `madeTree` and nobody else. */
function treeOf(value: unknown): MadeTree {
  return value as MadeTree
}

function ofRipgrep({ folder }: MadeTree, runner: Runner): readonly string[] {
  return linesOf(runner)
    .map((line) => {
      const [path = '', offset = '', ...value] = line.slice(folder.length + 1).split(':')
      return `${value.join(':')} ${path} ${offset}`
    })
    .sort()
}

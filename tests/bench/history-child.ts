import { readFileSync } from 'node:fs'
import { scanHistory } from '../../src-core/index.ts'
import { workerThreads } from '../../src-host/threads.ts'

// node history-child.mjs WORKTREE VALUES THREADS: prints every first commit as `value path commit`.

const [workTree = '', list = '', count = '1'] = process.argv.slice(2)
const values = readFileSync(list, 'utf8').trim().split('\n')
const hits = await scanHistory({
  workTree,
  needles: values.map((value, id) => ({ id, value: new TextEncoder().encode(value) })),
  threads: workerThreads(new URL('find-thread.mjs', import.meta.url), Number(count)),
  signal: new AbortController().signal,
  onProgress: () => undefined,
})
const lines = hits.map(({ needle, path, commit }) => `${values[needle] ?? ''} ${path} ${commit}\n`)
process.stdout.write(lines.join(''))

import { readFileSync } from 'node:fs'
import { scanTrees } from '../../src-core/index.ts'
import { workerThreads } from '../../src-host/threads.ts'

// node scan-child.mjs FOLDER VALUES THREADS: prints every place as `value path offset`.

const [folder = '', list = '', count = '1'] = process.argv.slice(2)
const values = readFileSync(list, 'utf8').trim().split('\n')
const { hits } = await scanTrees({
  folders: [folder],
  needles: values.map((value, id) => ({ id, value: new TextEncoder().encode(value) })),
  threads: workerThreads(new URL('find-thread.mjs', import.meta.url), Number(count)),
  signal: new AbortController().signal,
  onProgress: () => undefined,
})
const lines = hits.map(
  ({ needle, path, offset }) =>
    `${values[needle] ?? ''} ${path.slice(folder.length + 1)} ${offset}\n`,
)
process.stdout.write(lines.join(''))

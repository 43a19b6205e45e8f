import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { changedAt, isStale, newestIn } from './bundle.ts'
import { at } from './paths.ts'

const folder = 'out/cli'
const outputs = ['index.js', 'find-thread.js']

/** What the command is made from. */
const sources = ['package-lock.json', 'src-cli', 'src-core', 'src-shared', 'build/tasks/cli.ts']

/** Runs the command line, which is built first if it never was or a source changed since. */
export async function main(args: readonly string[]): Promise<number> {
  await buildCliIfStale()
  const built = await loaded()
  return built.main(args, versionOf())
}

/** Builds the command line where that is needed; prints nothing, since others read what it prints. */
export async function buildCliIfStale(): Promise<void> {
  const built = Math.min(...outputs.map((name) => changedAt(at(folder, name))))
  const edited = Math.max(...sources.map((path) => newestIn(at(path))))
  if (isStale({ built, edited })) await buildCli()
}

async function buildCli(): Promise<void> {
  const { build } = await import('vite')
  // Another one may be running from the folder, or building it: it is replaced whole.
  const made = at('out', `.cli-${process.pid.toString()}`)
  const here = (name: string) => at('src-cli', name)
  await build({
    configFile: false,
    root: at('.'),
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22',
      outDir: made,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        // Nothing in the core happens by being imported: what finds keys needs neither the
        // database nor the network, and does not load them.
        treeshake: { moduleSideEffects: (id) => !id.includes('/src-core/') },
        input: { index: here('index.ts'), 'find-thread': here('find-thread.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  })
  put(made)
}

function put(made: string): void {
  mkdirSync(at('out'), { recursive: true })
  rmSync(at(folder), { recursive: true, force: true })
  try {
    renameSync(made, at(folder))
  } catch {
    // Another one was quicker, and built the same.
    rmSync(made, { recursive: true, force: true })
  }
}

type Built = { main(args: readonly string[], version: string): Promise<number> }

/** What `src-cli/index.ts` exports; its build cannot be known to the compiler. */
async function loaded(): Promise<Built> {
  return (await import(pathToFileURL(at(folder, 'index.js')).href)) as Built
}

function versionOf(): string {
  const text = readFileSync(at('package.json'), 'utf8')
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? 'unknown'
}

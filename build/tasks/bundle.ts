import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { at, program } from './paths.ts'
import { run } from './run.ts'
import { say } from './say.ts'

/** What a complete build leaves behind. */
const outputs = [
  'out/main/index.js',
  'out/main/host.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/** What a build is made from. */
const sources = ['electron.vite.config.ts', 'package-lock.json']
const sourceFolder = 'src-'

/** Builds the app; gives the exit code. */
export async function build(): Promise<number> {
  return run(program('electron-vite'), ['build', '--logLevel', 'warn'])
}

/** Builds the app if it was never built or a source changed since; gives the exit code. */
export async function buildIfStale(): Promise<number> {
  const built = Math.min(...outputs.map((path) => changedAt(at(path))))
  const edited = Math.max(...sourcePaths().map((path) => newestIn(path)))
  if (!isStale({ built, edited })) return 0
  say('Building Keyturn.')
  return build()
}

/** Whether a build made at one instant lacks an edit made at another; 0 stands for no build. */
export function isStale(times: { readonly built: number; readonly edited: number }): boolean {
  return times.built <= times.edited
}

function sourcePaths(): readonly string[] {
  const folders = readdirSync(at('.')).filter((name) => name.startsWith(sourceFolder))
  return [...sources, ...folders].map((path) => at(path))
}

/** When the newest file in a folder, or the file itself, was last changed. */
export function newestIn(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time counts too: it moves when a file is taken away.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

/** When a file was last changed; 0 if there is none. */
export function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

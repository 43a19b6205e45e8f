import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** One file to run a story with: it starts in a third of the time that the sources take. */
export type Bundle = { readonly path: string; readonly remove: () => void }

/** Bundles the process that is killed; native code stays where it is. */
export async function bundleChild(): Promise<Bundle> {
  // A folder of its own for each process that bundles, below the modules that it needs.
  const outDir = join(root, '.cache', 'crash', String(process.pid))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(import.meta.dirname, 'child.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return {
    path: join(outDir, 'child.mjs'),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  }
}

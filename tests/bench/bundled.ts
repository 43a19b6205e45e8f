import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const folder = resolve(root, '.cache/bench')

/** Bundles what is measured as the app is bundled; gives the folder. */
export async function bundled(): Promise<string> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node24',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        external: ['better-sqlite3', /^node:/],
        treeshake: { moduleSideEffects: (id) => !id.includes('/src-core/') },
        input: {
          'scan-child': resolve(root, 'tests/bench/scan-child.ts'),
          'history-child': resolve(root, 'tests/bench/history-child.ts'),
          'find-thread': resolve(root, 'src-host/find-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  })
  return folder
}

import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { devContentSecurityPolicy } from './src-main/csp.ts'

// Chromium 150 is the oldest engine that the window must run in: Debian's, under the stand-in.
const oldestEngine = 'chrome150'

// Everything is bundled but the native module, whose binary is found beside its own package.
// So the packaged app carries no node_modules to be searched, and libsodium is in the bundle.
const native = ['better-sqlite3']

const here = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        external: native,
        // Nothing in the core happens by being imported, so the thread that derives keys loads
        // libsodium and neither the database nor the rest.
        treeshake: { moduleSideEffects: (id) => !id.includes('/src-core/') },
        input: {
          index: here('src-main/index.ts'),
          host: here('src-host/index.ts'),
          'kdf-worker': here('src-host/kdf-worker.ts'),
          'find-thread': here('src-host/find-thread.ts'),
          sandbox: here('src-sandbox/process.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload may require nothing but electron, and only as CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src-renderer'),
    plugins: [react()],
    // While editing, the page comes from this server instead of app://, so the policy does too.
    server: {
      host: 'localhost',
      headers: { 'Content-Security-Policy': devContentSecurityPolicy('http://localhost:*') },
    },
    build: {
      target: oldestEngine,
      // The content security policy allows files of the bundle only: nothing inline, no data scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      outDir: here('out/renderer'),
      rolldownOptions: { input: here('src-renderer/index.html') },
    },
  },
})

/** The version of Electron that the app is written for; the one in package.json. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The version of Electron that the stand-in stands for: the one that is installed beside it. */
export function electronVersion(): string {
  const path = createRequire(import.meta.url).resolve('electron/package.json')
  const { version } = parsePackage(readFileSync(path, 'utf8'))
  return version
}

/** What a sandboxed preload finds as `process`; all else throws there. */
export function preloadProcess(additionalArguments: readonly string[]): object {
  const { platform, arch, execPath } = process
  return {
    platform,
    arch,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    argv: [execPath, ...additionalArguments],
    versions: { electron: electronVersion(), node: process.versions.node },
  }
}

// Every published package states its version.
function parsePackage(text: string): { readonly version: string } {
  return JSON.parse(text) as { readonly version: string }
}

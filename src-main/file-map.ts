import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** One file that the window may load. */
export type ServedFile = { readonly path: string; readonly type: string }

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

/**
 * Every file under the folder, by the path that the page asks for it with.
 *
 * Made once at start: what is no key of this map cannot be asked for, however it is spelt.
 * Links and files of unknown kinds are left out.
 */
export function buildFileMap(folder: string): ReadonlyMap<string, ServedFile> {
  const files = new Map<string, ServedFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = types[entry.name.split('.').at(-1) ?? '']
    if (!entry.isFile() || type === undefined) continue
    const path = join(entry.parentPath, entry.name)
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { path, type })
  }
  return files
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkGlobals } from './globals.ts'
import { checkImports } from './imports.ts'
import { checkDocumentation, checkFiles } from './shape.ts'
import type { Finding, Sources } from './source.ts'

const root = resolve(import.meta.dirname, '../..')
const productFolder = /^src-[a-z]+$/
const sourceFile = /\.(ts|tsx|mts|cts)$/

/** All sources of the product. */
export function readProduct(): Sources {
  return readFolders(readdirSync(root).filter((name) => productFolder.test(name)))
}

/** All sources that are held to the product's limits: also the stand-in and the scripts. */
export function readLimited(): Sources {
  return new Map([...readProduct(), ...readFolders(['build', 'tests/host'])])
}

/** Everything that the house refuses in the product. */
export function inspect(sources: Sources): readonly Finding[] {
  return [checkImports, checkGlobals, checkFiles, checkDocumentation].flatMap((check) =>
    check(sources),
  )
}

function readFolders(folders: readonly string[]): Sources {
  const sources = new Map<string, string>()
  for (const folder of folders.filter((each) => existsSync(join(root, each)))) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!sourceFile.test(name)) continue
      const file = `${folder}/${name.replaceAll('\\', '/')}`
      sources.set(file, readFileSync(join(root, file), 'utf8'))
    }
  }
  return sources
}

import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from 'vite'

const entry = resolve(import.meta.dirname, '../../../src-preload/index.ts')

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['cjs'] },
      rolldownOptions: { external: ['electron'] },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  return outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .map((file) => (file.type === 'chunk' ? file.code : ''))
    .join('\n')
}

describe('the bundled preload', () => {
  it('requires electron and nothing else', async () => {
    const required = [...(await bundle()).matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)]

    expect(required.map(([, name]) => name)).toEqual(['electron'])
  })

  it('carries no schema library and stays small enough to be read', async () => {
    const code = await bundle()

    expect(code).not.toMatch(/zod|safeParse|ZodType/)
    expect(code.length).toBeLessThan(12_000)
  })
})

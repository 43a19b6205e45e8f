import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

function read(path: string): string {
  return readFileSync(resolve(root, path), 'utf8')
}

type Manifest = {
  readonly license: string
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** The manifest is ours and typed by hand: a missing part fails the tests below. */
function readManifest(): Manifest {
  return JSON.parse(read('package.json')) as Manifest
}

describe('the papers', () => {
  const manifest = readManifest()
  const contributing = read('CONTRIBUTING.md')

  it.each(Object.entries(manifest.dependencies))('give %s %s a reason', (name, version) => {
    const row = contributing.split('\n').find((line) => line.startsWith(`| \`${name}\` `))
    const [, , stated, reason] = row?.split('|').map((cell) => cell.trim()) ?? []

    expect(stated).toBe(version)
    expect(reason).toMatch(/\w/)
  })

  it('list no dependency that is not there', () => {
    const listed = [...contributing.matchAll(/^\| `([^`]+)` /gm)].map(([, name]) => name)

    expect(listed).toEqual(Object.keys(manifest.dependencies))
  })

  it('keep to seventeen dependencies at run time, each at an exact version', () => {
    expect(Object.keys(manifest.dependencies).length).toBeLessThanOrEqual(17)
    const { dependencies, optionalDependencies, devDependencies } = manifest
    const versions = Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies })
    for (const version of versions) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('open with the two commands', () => {
    const block = /```sh\n(.*?)```/s.exec(read('README.md'))?.[1]

    expect(block).toBe('npm ci && npm start\nnpm ci && npm test\n')
  })

  it('explain every command', () => {
    const readme = read('README.md')

    for (const name of Object.keys(manifest.scripts))
      expect(readme).toMatch(new RegExp(`\\| \`npm (run )?${name}\``))
  })

  it('describe the architecture in fewer than 150 lines', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThan(150)
  })

  it('name the licence that the manifest names', () => {
    expect(manifest.license).toBe('Apache-2.0')
    expect(read('LICENSE')).toContain('Version 2.0, January 2004')
  })
})

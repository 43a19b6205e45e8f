import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '../../../src-main/csp.ts'
import { buildFileMap, type ServedFile } from '../../../src-main/file-map.ts'
import { answer, appSchemePrivileges } from '../../../src-main/protocol.ts'
import { traversals } from '../../e2e/corpus/traversals.ts'

let folder = ''
let files: ReadonlyMap<string, ServedFile> = new Map()

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-bundle-'))
  const renderer = join(folder, 'renderer')
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
  writeFileSync(join(renderer, 'assets', 'index-1.js'), 'export {}')
  writeFileSync(join(renderer, 'assets', 'index-1.js.map'), '{}')
  symlinkSync(join(folder, 'secret.html'), join(renderer, 'link.html'))
  files = buildFileMap(renderer)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('buildFileMap', () => {
  it('lists files of known kinds, and neither links nor anything else', () => {
    expect([...files.keys()].sort()).toEqual(['/assets/index-1.js', '/index.html'])
  })
})

describe('answer', () => {
  const ask = (url: string, method = 'GET') => answer({ url, method }, files)

  it('serves a listed file with its type and all headers', async () => {
    const response = await ask('app://bundle/assets/index-1.js')

    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(await response.text()).toBe('export {}')
  })

  it.each(traversals)('refuses %j', async (url) => {
    const response = await ask(url)

    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy)
    expect(await response.text()).toBe('')
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask('app://bundle/index.html', method)).status).toBe(405)
  })
})

describe('appSchemePrivileges', () => {
  it('are standard, secure and fetchable, and no more', () => {
    expect(appSchemePrivileges.privileges).toEqual({
      standard: true,
      secure: true,
      supportFetchAPI: true,
    })
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sortDropped } from '../../../src-main/dropped.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-dropped-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('tells folders from files, also behind links, and keeps their order', async () => {
  const [code, env, link] = ['code', '.env', 'link'].map((name) => join(folder, name))
  if (!code || !env || !link) throw new Error('three paths')
  mkdirSync(code)
  writeFileSync(env, '')
  symlinkSync(code, link)

  expect(await sortDropped([env, link, code])).toEqual({ folders: [link, code], files: [env] })
})

it('leaves out what is not there, what is neither, and what is no whole path', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])

  expect(await sortDropped([join(folder, 'none'), pipe, '.', '/dev/null'])).toEqual({
    folders: [],
    files: [],
  })
})

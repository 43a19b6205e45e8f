import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workTreesOf } from '../../../../src-core/files/work-trees.ts'

let top: string

beforeEach(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-trees-')))
  for (const folder of ['one/.git/objects', 'one/inner/.git', 'deep/a/b/two/.git', 'plain/src'])
    mkdirSync(join(top, folder), { recursive: true })
})

afterEach(() => rmSync(top, { recursive: true, force: true }))

const under = (...names: readonly string[]) => names.map((name) => join(top, name))
const ask = async (folders: readonly string[], signal = new AbortController().signal) =>
  [...(await workTreesOf(folders, signal))].sort()

describe('the work trees of some folders', () => {
  it('are those below, however deep, and those inside others', async () => {
    expect(await ask([top])).toEqual(under('deep/a/b/two', 'one', 'one/inner'))
  })

  it('are those in which a folder stands', async () => {
    mkdirSync(join(top, 'one/src/pay'), { recursive: true })
    expect(await ask(under('one/src/pay'))).toEqual(under('one'))
  })

  it('are told once where a folder is given twice, or inside another', async () => {
    expect(await ask(under('one', 'one', 'one/inner'))).toEqual(under('one', 'one/inner'))
  })

  it('are known by a file of that name as well, as in a submodule', async () => {
    writeFileSync(join(top, 'plain/.git'), 'gitdir: ../one/.git/modules/plain\n')
    expect(await ask(under('plain'))).toEqual(under('plain'))
  })

  it('are not looked for behind links, in other people’s code, or where nothing is', async () => {
    symlinkSync(top, join(top, 'plain/loop'))
    mkdirSync(join(top, 'plain/node_modules/dep/.git'), { recursive: true })
    expect(await ask(under('plain', 'gone'))).toEqual([])
  })

  it('are not looked for any more once nobody waits', async () => {
    const ended = new AbortController()
    ended.abort()
    expect(await ask([top], ended.signal)).toEqual([])
  })
})

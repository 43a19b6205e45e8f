import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { content, failureOf, HandFixture, nothing } from './hand-fixture.ts'

const part = 'secret'
const oldKey = 'sk_live_4eC39HqLyjWDarjtT1zdp8Q2d'
const newKey = 'sk_live_zzC39HqLyjWDarjtT1zdpNEW9'

let fixture: HandFixture

beforeEach(() => {
  fixture = new HandFixture()
})

afterEach(() => {
  vi.unstubAllEnvs()
  fixture.end()
})

const read = (name: string): string => readFileSync(fixture.path(name), 'utf8')

/** Every kind of file with the old key in it. */
const kinds = [
  [{ kind: 'env-file', variable: 'KEY', part }, `A=1\nKEY=${oldKey} # why\n`, 2],
  [{ kind: 'json-file', pointer: '/a/0', part }, `{\n // why\n "a": ["${oldKey}",]}`, 3],
  [{ kind: 'yaml-file', pointer: '/a/b', part }, `a:\r\n  b: ${oldKey} # why\r\n`, 2],
  [{ kind: 'npmrc', key: '//r.example/:_authToken' }, `//r.example/:_authToken=${oldKey}\n`, 1],
] as const

describe.each(kinds)('a place in a file: %j', (of, text, line) => {
  const place = () => fixture.at({ ...of, path: fixture.write('file', text) })

  it('is looked at, changed, and changed back to the byte', async () => {
    const at = place()
    expect(await fixture.hand.look(at)).toEqual({ content: content(oldKey), line, facts: [] })

    const put = await fixture.hand.put(at, content(newKey), content(oldKey))
    expect(put).toEqual({ state: 'updated', output: null })
    expect(read('file')).toBe(text.replace(oldKey, newKey))
    expect((await fixture.hand.look(at)).content).toEqual(content(newKey))

    await fixture.hand.put(at, content(oldKey), content(newKey))
    expect([read('file'), readdirSync(fixture.folder)]).toEqual([text, ['file']])
    expect(await fixture.hand.isDeployed(at, 0)).toBe(true)
  })

  it('may be given the same twice', async () => {
    const at = place()
    await fixture.hand.put(at, content(newKey), content(oldKey))
    const { ino } = statSync(fixture.path('file'))
    await fixture.hand.put(at, content(newKey), content(oldKey))
    expect(statSync(fixture.path('file')).ino).toBe(ino)
  })

  it.each([
    ['something else', content('something-else')],
    ['nothing', nothing],
    ['what nobody has looked at', null],
  ])('refuses where %s was expected', async (_what, expected) => {
    const at = place()
    const { code, words } = await failureOf(fixture.hand.put(at, content(newKey), expected))
    expect([code, read('file')]).toEqual(['place-changed', text])
    expect(words).not.toMatch(/4eC39|zzC39|something/)
  })

  it('refuses a key without the half that it holds, and bytes that are no text', async () => {
    const at = place()
    const without = await failureOf(fixture.hand.put(at, content(null, 'id'), content(oldKey)))
    const binary = { secret: new Uint8Array(20).fill(0xff), credentialId: null }
    const noText = await failureOf(fixture.hand.put(at, binary, content(oldKey)))
    expect([without.code, noText.code, read('file')]).toEqual(['no-secret', 'place-refused', text])
  })

  it('shows a difference without either key, whichever stands there', async () => {
    const at = place()
    const change = { from: content(oldKey), to: content(newKey) }
    const before = await fixture.hand.diff(at, change)
    await fixture.hand.put(at, content(newKey), content(oldKey))

    expect(await fixture.hand.diff(at, change)).toEqual(before)
    const changed = before.lines.filter(({ sign }) => sign !== 'same')
    expect(changed.map(({ sign, number }) => [sign, number])).toEqual([
      ['removed', line],
      ['added', line],
    ])
    expect(JSON.stringify(before)).not.toMatch(/4eC39|zzC39|why/)
    expect(JSON.stringify(before)).toMatch(/sk_live_•••••8Q2d.*sk_live_•••••NEW9/)
  })

  it.each(['//server/share/.env', '\\\\server\\share\\.env', '\\\\?\\C:\\.env'])(
    'is not looked for on another computer: %s',
    async (path) => {
      const at = fixture.at({ ...of, path })
      for (const work of [fixture.hand.look(at), fixture.hand.put(at, content('a'), nothing)]) {
        expect((await failureOf(work)).code).toBe('place-missing')
      }
    },
  )

  it('is missing where the file is', async () => {
    const at = fixture.at({ ...of, path: fixture.path('nowhere') })
    for (const work of [fixture.hand.look(at), fixture.hand.put(at, content('a'), nothing)]) {
      expect((await failureOf(work)).code).toBe('place-missing')
    }
  })

  it('cannot be read where the bytes are no text', async () => {
    const at = fixture.at({ ...of, path: fixture.write('file', new Uint8Array([0xff, 0xfe, 65])) })
    expect((await failureOf(fixture.hand.look(at))).code).toBe('place-unreadable')
  })
})

describe('places in files', () => {
  const env = { kind: 'env-file', variable: 'KEY', part }

  it('keep the byte order mark', async () => {
    const of = { kind: 'json-file', pointer: '/a', part }
    const at = fixture.at({ ...of, path: fixture.write('file', `\uFEFF{"a":"${oldKey}"}`) })
    await fixture.hand.put(at, content(newKey), content(oldKey))
    expect(read('file')).toBe(`\uFEFF{"a":"${newKey}"}`)
  })

  it('may hold the credential ID alone', async () => {
    const at = fixture.at({
      ...{ ...env, part: 'credential-id' },
      path: fixture.write('file', 'KEY=id_old\n'),
    })
    expect((await fixture.hand.look(at)).content).toEqual(content(null, 'id_old'))
    await fixture.hand.put(at, content(newKey, 'id_new'), content(null, 'id_old'))
    expect(read('file')).toBe('KEY=id_new\n')
  })

  it('are filled where they are empty, and emptied again', async () => {
    const at = fixture.at({ ...env, path: fixture.write('file', 'KEY=\n') })
    expect((await fixture.hand.look(at)).content).toEqual(nothing)
    await fixture.hand.put(at, content(newKey), nothing)
    expect(read('file')).toBe(`KEY=${newKey}\n`)
    await fixture.hand.put(at, nothing, content(newKey))
    expect(read('file')).toBe('KEY=\n')
  })

  it('tell of links, of others who may read, and of git', async () => {
    fixture.write('file', `KEY=${oldKey}\n`)
    chmodSync(fixture.path('file'), 0o644)
    mkdirSync(fixture.path('.git'))
    symlinkSync(fixture.path('file'), fixture.path('link'))
    const at = fixture.at({ ...env, path: fixture.path('link') })

    const { facts } = await fixture.hand.look(at)
    expect(facts.toSorted()).toEqual(['in-git', 'readable-by-others', 'symbolic-link'])
    const diff = await fixture.hand.diff(at, { from: null, to: content(newKey) })
    expect(diff.facts).toEqual(facts)
  })

  it('refuse to write what is read-only', async () => {
    const at = fixture.at({ ...env, path: fixture.write('file', `KEY=${oldKey}\n`) })
    chmodSync(fixture.path('file'), 0o400)
    const { code } = await failureOf(fixture.hand.put(at, content(newKey), content(oldKey)))
    expect([code, (await fixture.hand.look(at)).facts]).toEqual(['place-read-only', ['read-only']])
  })

  it('are found below the home of the person, and nowhere else by half a name', async () => {
    fixture.write('file', `KEY=${oldKey}\n`)
    vi.stubEnv('HOME', fixture.folder)
    const seen = await fixture.hand.look(fixture.at({ ...env, path: '~/file' }))
    expect(seen.content).toEqual(content(oldKey))
    for (const path of ['file', './file', '~other/file', '~']) {
      const { code } = await failureOf(fixture.hand.look(fixture.at({ ...env, path })))
      expect(code).toBe('place-missing')
    }
  })
})

describe('an AWS profile', () => {
  const text = (id: string, secret: string): string =>
    `[default]\naws_access_key_id = X\naws_secret_access_key = y\n[work]\naws_secret_access_key = ${secret}\naws_access_key_id = ${id}\n`
  const old = content('oldsecretoldsecretoldsecret', 'AKIAOLDOLDOLDOLDOLD1')
  const next = content('longersecretlongersecretlongersecret', 'AKIANEWNEWNEWNEWNEW2')
  const before = text('AKIAOLDOLDOLDOLDOLD1', 'oldsecretoldsecretoldsecret')
  const place = () =>
    fixture.at({
      ...{ kind: 'aws-credentials', profile: 'work' },
      path: fixture.write('credentials', before),
    })

  it('changes with both halves at once', async () => {
    const at = place()
    expect(await fixture.hand.look(at)).toMatchObject({ content: old, line: 5 })
    await fixture.hand.put(at, next, old)
    expect(read('credentials')).toBe(
      text('AKIANEWNEWNEWNEWNEW2', 'longersecretlongersecretlongersecret'),
    )
    const { lines } = await fixture.hand.diff(at, { from: old, to: next })
    expect(lines.filter(({ sign }) => sign === 'added').map((line) => line.text)).toEqual([
      'aws_secret_access_key = •••••cret',
      'aws_access_key_id = •••••NEW2',
    ])
  })

  it('refuses where one half differs, or one half is not given', async () => {
    const at = place()
    const other = { ...old, credentialId: 'AKIAOTHER' }
    const differs = await failureOf(fixture.hand.put(at, next, other))
    const half = await failureOf(fixture.hand.put(at, { ...next, credentialId: null }, old))
    expect([differs.code, half.code, read('credentials')]).toEqual([
      'place-changed',
      'no-secret',
      before,
    ])
  })
})

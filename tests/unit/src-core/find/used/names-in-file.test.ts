import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namesInFile } from '../../../../../src-core/find/used/names-in-file.ts'
import { bytesOf } from '../../vault/vault-fixture.ts'

const weak = 'hunter22again'

function names(path: string, text: string, ...values: readonly string[]) {
  const needles = values.map((value, id) => ({ id, value: bytesOf(value) }))
  return namesInFile({ path, bytes: bytesOf(text) }, needles)
}

describe('what a known value is called in a file', () => {
  it.each([
    [
      '/a/.env',
      `A=1\nexport MAIL_KEY="${weak}"\n`,
      { sort: 'env', variable: 'MAIL_KEY', at: null },
    ],
    ['/a/s.json', `{"mail":{"key":"${weak}"}}`, { sort: 'json', variable: 'key', at: '/mail/key' }],
    ['/a/s.yaml', `mail:\n  key: ${weak}\n`, { sort: 'yaml', variable: 'key', at: '/mail/key' }],
    [
      '/a/.npmrc',
      `//registry.example/:_authToken=${weak}\n`,
      { sort: 'npmrc', at: '//registry.example/:_authToken' },
    ],
    ['/a/main.ts', `const mailKey = '${weak}'`, { sort: 'source', variable: 'mailKey', at: null }],
  ])('is read in %s, however weak it is', (path, text, name) => {
    expect(names(path, text, weak)).toMatchObject([name])
  })

  it('is nothing where it is part of a longer text', () => {
    const text = `DATABASE_URL=postgres://app:${weak}@db.example/app\n`
    expect(names('/a/.env', text, weak)).toEqual([{ sort: 'env', variable: '', at: null }])
  })

  it('is told for each value, also for one that is not there', () => {
    const text = `ONE=${weak}\nTWO=other_value_22\n`
    expect(names('/a/.env', text, 'other_value_22', 'not_there_at_all', weak)).toMatchObject([
      { variable: 'TWO' },
      { variable: '' },
      { variable: 'ONE' },
    ])
  })

  it('is not known in what is no text', () => {
    expect(namesInFile({ path: '/a/b.bin', bytes: new Uint8Array(20) }, [])).toEqual([])
    expect(names('/a/.env', `\0\0${weak}`, weak)).toEqual([null])
  })

  it('is asked of anything without a failure', () => {
    const path = fc.constantFrom('/a/.env', '/a/b.json', '/a/b.yml', '/a/.npmrc', '/a/b.ts')
    fc.assert(
      fc.property(path, fc.uint8Array(), fc.uint8Array({ minLength: 8 }), (name, bytes, value) => {
        expect(namesInFile({ path: name, bytes }, [{ id: 0, value }])).toHaveLength(1)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { argvOf, lineOf } from '../../../../../src-renderer/screens/places/command-line.ts'

describe('a command as one line', () => {
  it('parts words at spaces and keeps together what stands in quotes', () => {
    expect(argvOf('fly  secrets import')).toEqual(['fly', 'secrets', 'import'])
    expect(argvOf(`gh secret set 'MY KEY' --repo "a b"`)).toEqual([
      'gh',
      'secret',
      'set',
      'MY KEY',
      '--repo',
      'a b',
    ])
  })

  it('gives nothing else a meaning: there is no shell', () => {
    expect(argvOf('C:\\bin\\put.exe $KEY | x > y')).toEqual([
      'C:\\bin\\put.exe',
      '$KEY',
      '|',
      'x',
      '>',
      'y',
    ])
  })

  it('refuses a quote that is left open', () => {
    expect(argvOf(`deploy "half`)).toBeNull()
    expect(argvOf(`it's`)).toBeNull()
  })

  it('reads an empty line as no words', () => {
    expect(argvOf('  ')).toEqual([])
    expect(argvOf(`''`)).toEqual([''])
  })

  it('reads back every command as the same words', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (argv) => {
        expect(argvOf(lineOf(argv))).toEqual(argv)
      }),
    )
  })
})

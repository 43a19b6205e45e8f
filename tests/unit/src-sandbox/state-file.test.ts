import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { StateFile } from '../../../src-sandbox/state-file.ts'

const fresh = () => ({ version: 1 as const, keys: [] as readonly string[], left: 'nothing' })

function written(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'keyturn-state-')), 'state.json')
  writeFileSync(path, text)
  return path
}

describe('the memory of a practice provider', () => {
  it('takes what an earlier build did not write as on the first day', () => {
    const path = written('{"version":1,"keys":["one"]}')

    expect(new StateFile({ path, fresh }).value).toEqual({
      version: 1,
      keys: ['one'],
      left: 'nothing',
    })
  })

  it('refuses a file of another version, and leaves it as it is', () => {
    const path = written('{"version":2,"keys":["one"]}')

    expect(() => new StateFile({ path, fresh })).toThrow('not written by this version')
    expect(readFileSync(path, 'utf8')).toBe('{"version":2,"keys":["one"]}')
  })
})

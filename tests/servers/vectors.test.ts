import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CopiedVector, readContent, readVectors } from '../vectors/read-vectors.ts'
import { contentOfFound, type FoundVault } from './plain-content.ts'
import { canonical, SecondReader } from './second-reader.ts'

let reader: SecondReader

beforeAll(() => {
  reader = new SecondReader()
})

afterAll(() => reader.close())

describe('the reader in Python and the frozen files', () => {
  it.each(readVectors())('$name', async (vector) => {
    const { as, open, expect: expected } = vector
    const copied = new CopiedVector(vector)
    const frozen = copied.hashes()

    const answer = await reader.read<FoundVault>({
      file: copied.path,
      copy: as === 'copy',
      ...open,
    })

    if ('code' in expected) {
      expect(answer).toMatchObject({ ok: false, code: expected.code })
    } else {
      const content = answer.ok ? contentOfFound(answer.content) : answer
      expect(canonical(content)).toBe(canonical(readContent(expected.content)))
    }
    expect(copied.hashes()).toEqual(frozen)
    copied.remove()
  })
})

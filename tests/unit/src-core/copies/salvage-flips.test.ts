import fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withReadable } from '../../../../src-core/copies/salvage-copy.ts'
import type { CopySource } from '../../../../src-core/copies/copy-source.ts'
import { bytesOf, cheapKdf, itemId, passphrase } from '../vault/vault-fixture.ts'
import { addItem, codeOf, CopiesFolder } from './copies-fixture.ts'

let folder: CopiesFolder
const firsts = Array.from({ length: 12 }, (_each, index) => index * 20 + 1)

beforeEach(async () => {
  folder = new CopiesFolder()
  const session = await folder.create()
  for (const first of firsts) addItem(session, first)
  session.close()
})

afterEach(() => {
  folder.remove()
})

/** What is read of each item, by the number it was added under. */
function told(source: CopySource): readonly string[] {
  return source.overviews().flatMap(({ id, body }) => {
    const first = firsts.find((each) => itemId(each) === id)
    const secrets = body.versions.map((version) => source.secret(id, version.id))
    const right = bytesOf(`secret ${String(first)}`)
    const wrong = secrets.filter((secret) => secret && !Buffer.from(secret).equals(right))
    const notes = source.details(id)?.notes ?? `notes ${String(first)}`
    const isRight = first !== undefined && wrong.length === 0 && notes === `notes ${first}`
    return isRight ? [] : [`${id} tells something else`]
  })
}

describe('a vault in which any bytes were turned', () => {
  it('gives what was written or nothing, and no other answer', async () => {
    const whole = readFileSync(folder.path)
    const given = { with: 'passphrase', secret: bytesOf(passphrase) } as const
    const copying = { vaultPath: folder.path, copy: join(folder.workFolder, 'copy'), given }
    const codes = new Set<string>()

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 24,
        }),
        async (turned) => {
          const bytes = Buffer.from(whole)
          for (const [at, by] of turned) bytes[at] = (bytes[at] ?? 0) ^ by
          writeFileSync(folder.path, bytes)
          let found: readonly string[] = []
          const code = await codeOf(async () => {
            await withReadable(copying, cheapKdf, (source) => {
              found = told(source)
            })
          })
          codes.add(code)
          expect(found).toEqual([])
        },
      ),
      { numRuns: 150 },
    )

    const allowed = ['done', 'nothing-to-salvage', 'vault-too-new']
    expect([...codes].filter((code) => !allowed.includes(code))).toEqual([])
    expect(codes.has('done')).toBe(true)
  })
})

import fc from 'fast-check'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openVault } from '../../src-core/vault/vault.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { cheapKdf } from '../unit/src-core/vault/vault-fixture.ts'
import { contentOfFound, contentOfSession, type FoundVault } from './plain-content.ts'
import { canonical, SecondReader } from './second-reader.ts'
import { StoryVault } from './story-vault.ts'
import { deed, doDeed, Expected } from './vault-story.ts'

let folder: string
let reader: SecondReader

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-flips-'))
  reader = new SecondReader()
})

afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})

type Turn = { readonly at: number; readonly by: number }

/** A vault with something of everything, and what was put there. */
async function someVault(): Promise<{ vault: StoryVault; expected: Expected }> {
  const vault = new StoryVault(folder, { kdf: cheapKdf })
  const expected = new Expected()
  const session = await vault.create()
  for (const each of fc.sample(deed, { numRuns: 25, seed: 7 })) {
    if ('do' in each) doDeed(session, each, expected)
  }
  session.close()
  return { vault, expected }
}

describe('a file with one byte turned', () => {
  it('is to the reader in Python what it is to us: the same content or the same code', async () => {
    const { vault, expected } = await someVault()
    const whole = readFileSync(vault.path)
    const path = join(folder, 'turned.keyturn')
    const outcomes = new Map<string, number>()
    const turn = fc.record({ at: fc.nat(whole.length - 1), by: fc.integer({ min: 1, max: 255 }) })
    const property = fc.asyncProperty(turn, async ({ at, by }) => {
      const bytes = Uint8Array.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ by
      writeFileSync(path, bytes)
      const answer = await reader.read<FoundVault>({ file: path, vaultKey: vault.vaultKey })
      const theirs = answer.ok ? canonical(contentOfFound(answer.content)) : answer.code
      const ours = await outcome(path, vault, expected)
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
      const told = answer.ok ? 'opened' : answer.code
      outcomes.set(told, (outcomes.get(told) ?? 0) + 1)
      expect(ours).toBe(theirs)
    })
    // The first hundred bytes are SQLite's header, where each is of another kind.
    const header = Array.from({ length: 100 }, (_, at): [Turn] => [{ at, by: at % 2 ? 1 : 0x80 }])
    await fc.assert(property, { numRuns: 400, examples: header })
    // Both ends were met: what is unused may change, what is used may not.
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(['opened', 'vault-damaged']))
  })
})

/** What we find there, or the code with which we refuse it. */
async function outcome(path: string, vault: StoryVault, expected: Expected): Promise<string> {
  const anchorsPath = join(folder, 'anchors.db')
  copyFileSync(vault.deps.anchorsPath, anchorsPath)
  const key = { path, with: 'passphrase', secret: vault.passphrase } as const
  try {
    const session = await openVault(key, { ...vault.deps, anchorsPath })
    try {
      const content = contentOfSession(session, expected.owners())
      // Opening wrote a line of its own, unless the file cannot be written any more.
      const lines = session.audit({ itemId: null, limit: 1 })
      const own = lines.filter(({ event }) => event === 'unlocked').length
      return canonical({ ...content, audit: content.audit.slice(0, content.audit.length - own) })
    } finally {
      session.close()
    }
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(anchorsPath + end, { force: true })
  }
}

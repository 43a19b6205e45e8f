import fc from 'fast-check'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '../../src-core/copies/make-backup.ts'
import { deriveArgon2id, floorKdfCost } from '../../src-core/crypto/kdf.ts'
import { ItemId } from '../../src-shared/ids.ts'
import { cheapKdf, overview } from '../unit/src-core/vault/vault-fixture.ts'
import { contentOfFound, contentOfSession, type FoundVault } from './plain-content.ts'
import { canonical, SecondReader, type ReadRequest } from './second-reader.ts'
import { StoryVault } from './story-vault.ts'
import { deed, doDeed, Expected } from './vault-story.ts'

let folder: string
let reader: SecondReader

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyturn-second-'))
  reader = new SecondReader()
})

afterAll(() => {
  reader.close()
  rmSync(folder, { recursive: true })
})

async function found(request: ReadRequest): Promise<FoundVault> {
  const answer = await reader.read<FoundVault>(request)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.why}`)
  return answer.content
}

/** Another vault key makes other fingerprints. */
const withoutFingerprints = (content: unknown): string =>
  canonical(content).replaceAll(/"fingerprint":("[0-9a-f]{64}"|null)/g, '"fingerprint":0')

describe('the reader in Python', () => {
  it('finds in 200 random vaults, byte for byte, what was put there and what we find', async () => {
    const story = fc.array(deed, { minLength: 1, maxLength: 25 })
    const property = fc.asyncProperty(story, async (deeds) => {
      const vault = new StoryVault(folder, { kdf: cheapKdf })
      const expected = new Expected()
      let session = await vault.create()
      for (const each of deeds) {
        if ('whole' in each) session = await vault.play(session, each)
        else doDeed(session, each, expected)
      }
      const { vaultKey } = vault
      const backups = join(vault.path, '../backups')
      mkdirSync(backups)
      const { fileName } = makeBackup(session, { folder: backups, keep: 1 }, vault.deps)
      session.close()

      const theirs = contentOfFound(await found({ file: vault.path, vaultKey }))
      const copy = { file: join(backups, fileName), copy: true, vaultKey }
      const again = await vault.open()
      const ours = contentOfSession(again, expected.owners())

      // Opening wrote a line of its own.
      expect(canonical(theirs)).toBe(canonical({ ...ours, audit: ours.audit.slice(0, -1) }))
      expect(canonical(contentOfFound(await found(copy)))).toBe(canonical(theirs))
      for (const part of ['overviews', 'connections', 'journals', 'details', 'secrets'] as const) {
        const kept = withoutFingerprints(Object.fromEntries(expected[part]))
        expect(withoutFingerprints(theirs[part])).toBe(kept)
      }
      again.close()
    })
    await fc.assert(property, { numRuns: 200, endOnFailure: true })
  })

  it.each([
    ['ASCII', 'quiet harbor velvet seventeen'],
    ['ligatures and other compatibility forms', 'ﬁne ½ ㎏ Ⅷ velvet seventeen'],
    ['combining marks', 'u\u0308ber pa\u0301ssphrase e\u0302'],
    ['other scripts', 'пароль 密码 パスワード 비밀번호'],
    ['emoji', '🔑🗝️👩‍👩‍👧‍👦 and ten more'],
    ['spaces at both ends', '  ten characters  '],
  ])('opens with a passphrase and a recovery code: %s', async (_, chosen) => {
    const vault = new StoryVault(folder, { kdf: deriveArgon2id, kdfCost: floorKdfCost })
    vault.passphrase = chosen
    const session = await vault.create()
    session.transact((tx) => tx.putOverview(ItemId.parse('a'.repeat(32)), overview(), null))
    session.close()
    const { path: file, recoveryCode } = vault

    const byPassphrase = await reader.ask({ file, passphrase: chosen.normalize('NFD') })
    const byCode = await reader.ask({ file, recoveryCode: recoveryCode.toLowerCase() })

    expect(Object.keys(contentOfFound(await found({ file, recoveryCode })).overviews)).toEqual([
      'a'.repeat(32),
    ])
    expect(byPassphrase).toBe(byCode)
    expect(await reader.read({ file, passphrase: `${chosen}.` })).toMatchObject({
      code: 'wrong-passphrase',
    })
  })

  it('reads a vault that is open, with its write-ahead log', async () => {
    const vault = new StoryVault(folder, { kdf: cheapKdf })
    const session = await vault.create()
    const { vaultKey } = vault
    const before = await found({ file: vault.path, vaultKey })
    session.transact((tx) => tx.putOverview(ItemId.parse('b'.repeat(32)), overview(), null))

    const after = await found({ file: vault.path, vaultKey })

    expect(Object.keys(contentOfFound(before).overviews)).toEqual([])
    expect(Object.keys(contentOfFound(after).overviews)).toEqual(['b'.repeat(32)])
    session.close()
  })
})

import { Buffer } from 'node:buffer'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCopy } from '../../src-core/copies/open-copy.ts'
import { deriveArgon2id, type Kdf } from '../../src-core/crypto/kdf.ts'
import { systemRandomness } from '../../src-core/crypto/randomness.ts'
import type { Session } from '../../src-core/vault/session.ts'
import { openVault } from '../../src-core/vault/vault.ts'
import type { OwnerId } from '../../src-core/vault/transaction.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { ItemId, VersionId } from '../../src-shared/ids.ts'
import { contentOfSession, type PlainContent } from '../servers/plain-content.ts'
import { canonical } from '../servers/second-reader.ts'
import { ids } from '../vectors/ids.ts'
import { CopiedVector, frozenHash, readContent, readVectors } from '../vectors/read-vectors.ts'
import type { Opener, Vector } from '../vectors/vector.ts'

const vectors = readVectors()

/** How many were frozen: none is ever taken away. */
const [good, all] = [21, 265]

const derived = new Map<string, Promise<Uint8Array>>()

/** The real derivation, once for each passphrase and salt. */
const kdf: Kdf = async (input) => {
  const question = JSON.stringify([[...input.secret], [...input.salt], input.cost])
  const answer = derived.get(question) ?? deriveArgon2id(input)
  derived.set(question, answer)
  return Uint8Array.from(await answer)
}

const openerOf = (open: Opener) =>
  'passphrase' in open
    ? ({ with: 'passphrase', secret: open.passphrase } as const)
    : ({ with: 'recovery-code', secret: open.recoveryCode } as const)

let copied: CopiedVector
/** Whether the vault was opened, which writes a line to its log. */
let opened = false

/** Whose secrets are asked for: those that should be there, and those that bad files are about. */
function askedFor(
  owners: readonly { readonly id: OwnerId }[],
  expected: PlainContent | null,
): readonly (readonly [OwnerId, string])[] {
  const named = Object.keys(expected?.secrets ?? {}).map((key) => key.split('/'))
  return owners.flatMap(({ id }) => [
    ...named.filter(([owner]) => owner === id).map(([, version = '']) => [id, version] as const),
    ...(expected ? [] : Object.values(ids).map((version) => [id, version] as const)),
  ])
}

/** Everything in a vault, or the code with which it or a part of it is refused. */
async function readVault({ open }: Vector, expected: PlainContent | null): Promise<string> {
  const path = copied.path
  const clock = { now: () => 2_000_000_000_000 }
  const deps = { clock, random: systemRandomness, kdf, anchorsPath: join(copied.folder, 'anchors') }
  let session: Session | null = null
  try {
    session = await openVault({ path, ...openerOf(open) }, deps)
    opened = true
    const owners = [...session.overviews(), ...session.connections()]
    const content = contentOfSession(session, askedFor(owners, expected))
    // Opening wrote a line of its own.
    return canonical({ ...content, audit: content.audit.slice(0, -1) })
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  } finally {
    session?.close()
  }
}

/** What a copy gives of the items in it, or the code with which it is refused. */
async function readCopy({ open }: Vector, expected: PlainContent | null): Promise<string> {
  const deps = { random: systemRandomness, kdf, workFolder: join(copied.folder, 'work') }
  try {
    const copy = await openCopy({ path: copied.path, ...openerOf(open) }, deps)
    const overviews = copy.source.overviews()
    const secrets = askedFor(overviews, expected).map(([owner, version]) => {
      const secret = copy.source.secret(ItemId.parse(owner), VersionId.parse(version))
      return [`${owner}/${version}`, Buffer.from(secret ?? []).toString('base64')]
    })
    const details = overviews.map(({ id }) => [id, copy.source.details(id) ?? undefined])
    const content = {
      vault: copy.source.vaultId,
      overviews: Object.fromEntries(overviews.map(({ id, body }) => [id, body])) as unknown,
      details: Object.fromEntries(details.filter(([, each]) => each !== undefined)) as unknown,
      secrets: Object.fromEntries(secrets) as unknown,
    }
    copy.close()
    return canonical(content)
  } catch (error) {
    if (error instanceof VaultError) return error.code
    throw error
  }
}

/** The part of a content that a copy gives: no connections, and nobody's history. */
function ofItems({ vault, overviews, details, secrets }: PlainContent): object {
  const own = Object.entries(secrets).filter(([key]) => key.slice(0, 32) in overviews)
  return { vault, overviews, details, secrets: Object.fromEntries(own) }
}

describe('the frozen files of every version', () => {
  beforeEach(({ task }) => {
    const vector = vectors.find(({ name }) => name === task.name)
    if (vector) copied = new CopiedVector(vector)
    opened = false
  })

  afterEach(({ task }) => {
    if (vectors.some(({ name }) => name === task.name)) copied.remove()
  })

  it('are as they were frozen', () => {
    const found = vectors.flatMap(({ files }) => Object.keys(files)).map(frozenHash)

    expect(found).toEqual(vectors.flatMap(({ files }) => Object.values(files)))
    expect(vectors.filter(({ expect: expected }) => 'content' in expected).length).toBe(good)
    expect(vectors.length).toBe(all)
  })

  it.each(vectors)('$name', async (vector) => {
    const frozen = copied.hashes()
    const { expect: expected } = vector
    const content = 'content' in expected ? readContent(expected.content) : null
    const read = vector.as === 'vault' ? readVault : readCopy

    const found = await read(vector, content)

    if ('code' in expected) expect(found).toBe(expected.code)
    else if (content) {
      expect(found).toBe(canonical(vector.as === 'vault' ? content : ofItems(content)))
    }
    if (!opened) expect(copied.hashes()).toEqual(frozen)
  })
})

// Writes secrets of GitHub Actions, of a repository or of one of its environments.
// Promises that a value leaves sealed to the repository's own public key, and that a name which is
// not there yet is refused by a look: a misspelt one would leave the real secret with the old key.
// Source: docs.github.com, "REST API endpoints for GitHub Actions Secrets", version 2022-11-28.
import { z } from 'zod'
import { VaultError } from '../../../src-shared/errors.ts'
import { sealBox, sealedBoxKeyBytes } from '../../crypto/signing.ts'
import type { HttpReply } from '../../net/http.ts'
import type { PlaceContent } from '../place-hand.ts'
import { bytesFor, type ServiceAt, type ServiceWorld } from './service-place.ts'
import { askService, failureOfService, readService } from './service-request.ts'

/** A secret of GitHub Actions, and how it is reached. */
export type GitHubAt = ServiceAt<'github-secret'>

const PublicKey = z.object({
  key_id: z.string().min(1).max(200),
  key: z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64'))),
})
type PublicKey = z.infer<typeof PublicKey>

const Named = z.object({ name: z.string() })

/** Looks that the secret is there; what it holds is never given back. */
export async function lookAtGitHub(world: ServiceWorld, at: GitHubAt): Promise<null> {
  const { name } = at.caller
  const target = `${secretsPath(at)}/${name}`
  const found = await readService(world, at, { method: 'GET', target, schema: Named })
  // GitHub writes the names of secrets in capitals.
  if (found.name.toUpperCase() !== name.toUpperCase()) throw new VaultError('provider-garbage')
  return null
}

/** Seals the value and puts it there; the same twice is the same once. */
export async function putToGitHub(
  world: ServiceWorld,
  at: GitHubAt,
  content: PlaceContent,
): Promise<void> {
  const value = bytesFor(at.caller, content)
  try {
    const key = await publicKey(world, at)
    const reply = await putSealed(world, at, { key, value })
    if (isPut(reply)) return
    // A key pair that GitHub has renewed since: its PUT may be repeated, so it is, once.
    const renewed = reply.status === 422 ? await publicKey(world, at) : key
    if (renewed.key_id === key.key_id) throw failureOfService(reply)
    const again = await putSealed(world, at, { key: renewed, value })
    if (!isPut(again)) throw failureOfService(again)
  } finally {
    value.fill(0)
  }
}

function publicKey(world: ServiceWorld, at: GitHubAt): Promise<PublicKey> {
  const target = `${secretsPath(at)}/public-key`
  return readService(world, at, { method: 'GET', target, schema: PublicKey })
}

async function putSealed(
  world: ServiceWorld,
  at: GitHubAt,
  { key, value }: { readonly key: PublicKey; readonly value: Uint8Array },
): Promise<HttpReply> {
  const sealed = await sealed64(key.key, value)
  return askService(world, at, {
    method: 'PUT',
    target: `${secretsPath(at)}/${at.caller.name}`,
    body: { encrypted_value: sealed, key_id: key.key_id },
  })
}

async function sealed64(key: Uint8Array, value: Uint8Array): Promise<string> {
  if (key.byteLength !== sealedBoxKeyBytes) throw new VaultError('provider-garbage')
  try {
    return Buffer.from(await sealBox(key, value)).toString('base64')
  } catch (thrown) {
    // A point of small order, to which anybody could read what is sealed.
    throw new VaultError('provider-garbage', { cause: thrown })
  }
}

/** 201 for a secret that was not there, 204 for one that was. */
function isPut({ status }: HttpReply): boolean {
  return status === 201 || status === 204
}

function secretsPath({ caller: { owner, repository, environment } }: GitHubAt): string {
  const repositoryPath = `/repos/${owner}/${repository}`
  return environment === null
    ? `${repositoryPath}/actions/secrets`
    : `${repositoryPath}/environments/${encodeURIComponent(environment)}/secrets`
}

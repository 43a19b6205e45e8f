import { jsonBody, isJsonObject, type Call } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { randomBase62, randomHex16, sha256Hex } from '../random-values.ts'
import { readSampleDates, type SampleDates } from '../sample-dates.ts'
import { noUsage } from '../usage.ts'
import type { AtnaCredential } from './state.ts'

/** What somebody asks for when a credential is to be made. */
export type CredentialRequest = SampleDates & { readonly name: string }

/** A new credential, and its secret for the one time that it is told. */
export type MadeCredential = { readonly credential: AtnaCredential; readonly secret: string }

/** The name in the body of a request to create. */
export function readName(name: unknown): string {
  if (typeof name !== 'string' || name.trim() === '') {
    throw new Refusal(400, 'name_required', 'A credential needs a name.')
  }
  return name
}

/** The back-dated credentials in the body of a request for samples. */
export function readSamples(call: Call): readonly CredentialRequest[] {
  const { names } = jsonBody(call)
  if (!Array.isArray(names)) throw new Refusal(400, 'names_required', 'A list of names is needed.')
  return names.map(readSample)
}

/** Makes credentials with ids and secrets of their own, unless a name is taken. */
export function makeCredentials(
  live: readonly AtnaCredential[],
  requests: readonly CredentialRequest[],
): readonly MadeCredential[] {
  const names = [...live, ...requests].map(({ name }) => name)
  if (new Set(names).size < names.length) {
    throw new Refusal(409, 'duplicate_name', 'A live credential has this name already.')
  }
  return requests.map(makeCredential)
}

function readSample(sample: unknown): CredentialRequest {
  if (!isJsonObject(sample)) throw new Refusal(400, 'name_required', 'A sample needs a name.')
  return { name: readName(sample['name']), ...readSampleDates(sample) }
}

function makeCredential(request: CredentialRequest): MadeCredential {
  const secret = `atna_sample_${randomBase62(32)}`
  const credential = {
    id: `cred_${randomHex16()}`,
    ...request,
    secretSha256: sha256Hex(secret),
    last4: secret.slice(-4),
    usage: noUsage,
  }
  return { credential, secret }
}

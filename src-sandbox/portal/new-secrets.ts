import { isJsonObject, jsonBody, type Call } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { formatInstant } from '../instant.ts'
import { randomBase62, randomHex16 } from '../random-values.ts'
import { readSampleDates, type SampleDates } from '../sample-dates.ts'
import type { ApiSecret, Environment } from './state.ts'

const maxSecrets = 3

type SecretRequest = SampleDates & { readonly label: string }

/** The API secret that a request asks to create. */
export function readSecretRequest(call: Call, now: number): SecretRequest {
  const label = readLabel(jsonBody(call)['label'])
  return { label, createdAt: formatInstant(now), lastUsedAt: null }
}

/** The back-dated API secrets that a request asks for. */
export function readSamples(call: Call): readonly SecretRequest[] {
  const { labels } = jsonBody(call)
  if (!Array.isArray(labels)) {
    throw new Refusal(400, 'labels_required', 'A list of labels is needed.')
  }
  return labels.map(readSample)
}

/** The environment with new API secrets, the first of which signs webhooks if none did. */
export function withNewSecrets(
  environment: Environment,
  requests: readonly SecretRequest[],
): { readonly environment: Environment; readonly made: readonly ApiSecret[] } {
  if (environment.secrets.length + requests.length > maxSecrets) {
    throw new Refusal(409, 'limit_reached', 'An environment holds at most three API secrets.')
  }
  const made = requests.map((request) => ({
    id: `aps_${randomHex16()}`,
    ...request,
    value: `portal_sample_${randomBase62(40)}`,
    removalPhrase: null,
  }))
  const signerId = environment.signerId ?? made[0]?.id ?? null
  return {
    environment: { ...environment, signerId, secrets: [...environment.secrets, ...made] },
    made,
  }
}

function readLabel(label: unknown): string {
  if (typeof label !== 'string' || label.trim() === '') {
    throw new Refusal(400, 'label_required', 'An API secret needs a label.')
  }
  return label
}

function readSample(sample: unknown): SecretRequest {
  if (!isJsonObject(sample)) throw new Refusal(400, 'label_required', 'A sample needs a label.')
  return { label: readLabel(sample['label']), ...readSampleDates(sample) }
}

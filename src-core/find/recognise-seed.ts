// What the form of a value tells of a key that somebody else named.
// Promises that nothing that was told is overwritten, but for another spelling of the same provider.
// Must not judge whether it is a key: who told of it has done so.
import type { Seed } from '../../src-shared/seed.ts'
import { formatOf } from './formats/formats.ts'

/** The seed with its key format and what that tells, where the value has a known one. */
export function recognised(seed: Seed): Seed {
  const format = seed.value && seed.format === null ? formatOf(textOf(seed.value)) : null
  if (!format || format.isPublic) return seed
  const isTold = seed.providerName.toLowerCase() !== format.provider.toLowerCase()
  return {
    ...seed,
    format: format.id,
    kind: seed.kind === 'other' ? format.kind : seed.kind,
    providerName: isTold && seed.providerName !== '' ? seed.providerName : format.provider,
    environment: seed.environment === '' ? format.environment : seed.environment,
  }
}

function textOf(value: Uint8Array): string {
  // Forms of keys are short; a long value is a file of its own.
  return value.length > 4_096 ? '' : new TextDecoder().decode(value)
}

// Makes a seed fit what an item may hold, whoever made it.
// Promises that a value is never cut: one that is too long is left out whole.
import { limits } from '../../src-shared/policy.ts'
import type { Seed } from '../../src-shared/seed.ts'

/** The seed, with an empty value as none; null where its value is longer than a vault keeps. */
export function soundSeed(seed: Seed): Seed | null {
  const value = seed.value?.length === 0 ? null : seed.value
  if (value && value.length > limits.secretBytes) return null
  const { credentialId } = seed
  const isIdSound = credentialId !== null && credentialId.length <= limits.credentialId
  return { ...seed, value, credentialId: isIdSound && credentialId !== '' ? credentialId : null }
}

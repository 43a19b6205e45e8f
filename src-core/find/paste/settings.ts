// Keys in a pasted block of settings, read as a file of that sort is.
import { bareSeed, type Seed } from '../../../src-shared/seed.ts'
import { detectKeys } from '../detect/detect-keys.ts'

/** The seeds of a block of settings; null where nothing in it is a key. */
export function seedsOfSettings(path: string, text: string): readonly Seed[] | null {
  const isBlock = path !== '.env' || /^[ \t]*(?:export[ \t]+)?[A-Za-z_][\w.-]*[ \t]*=/m.test(text)
  if (!isBlock) return null
  const found = detectKeys({ path, bytes: new TextEncoder().encode(text) })
  const told = found.filter(({ why }) => why !== 'entropy-only')
  if (told.length === 0) return null
  return told.map((candidate) => ({
    ...bareSeed,
    value: candidate.value,
    credentialId: candidate.credentialId,
    format: candidate.format,
    kind: candidate.kind,
    confidence: candidate.confidence,
    why: candidate.why,
    providerName: candidate.providerName,
    environment: candidate.environment,
    envVar: candidate.variable,
  }))
}

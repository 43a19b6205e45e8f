import {
  formatOf,
  keyCheckOf,
  runKeyCheck,
  type KeyChecker,
  type KeyCheckRecipe,
  type LooseKey,
} from '../src-core/index.ts'
import type { Seed } from '../src-shared/seed.ts'
import type { HostWorld } from './world.ts'

/** Asks providers with the questions that the core knows. */
export function keyChecker({
  transport,
  clock,
}: Pick<HostWorld, 'transport' | 'clock'>): KeyChecker {
  return {
    hostOf: (seed) => questionFor(seed)?.host ?? null,
    ask: async (seed, signal) => {
      const question = questionFor(seed)
      const { value: secret, credentialId } = seed
      if (!question || !secret) return 'unknown'
      const link = { transport, clock, signal }
      const said = await runKeyCheck(question, { secret, credentialId }, link)
      // Another sort of key of the same provider is refused there as well, and works elsewhere.
      return seed.format === null && said === 'refused' ? 'unknown' : said
    },
  }
}

/** The question for a key of an item, or null where none fits it. */
export function looseQuestion({ secret, ...key }: LooseKey): KeyCheckRecipe | null {
  const format = formatOf(new TextDecoder().decode(secret))?.id ?? null
  return questionFor({ ...key, value: secret, format })
}

type Asked = Pick<Seed, 'value' | 'kind' | 'format' | 'providerName' | 'credentialId'>

/**
 * The question for a key, or null where none fits it.
 *
 * By what was found alone: a provider's name that was typed by mistake over fifty rows, or set by a
 * page that was taken over, sends no key to anybody.
 */
function questionFor(seed: Asked): KeyCheckRecipe | null {
  // What signs webhooks is no key: a provider that is shown it learns it, and knows nothing of it.
  if (!seed.value || seed.kind === 'webhook-secret') return null
  // Passwords and halves of pairs open something else than the API, and are not to be shown to it.
  if (seed.format === null && seed.kind !== 'api-key' && seed.kind !== 'token') return null
  const question = keyCheckOf(seed.format, seed.providerName)
  if (!question || (question.needsId && seed.credentialId === null)) return null
  const { value, credentialId } = seed
  const isElsewhere = question.notFor.some(
    (start) => startsWith(value, start) || credentialId?.startsWith(start) === true,
  )
  return isElsewhere ? null : question
}

function startsWith(value: Uint8Array, start: string): boolean {
  const bytes = new TextEncoder().encode(start)
  return bytes.every((byte, index) => value[index] === byte)
}

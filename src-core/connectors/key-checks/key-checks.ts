// Which question tells whether a key works.
// Promises null where none is known that changes nothing, costs nothing and goes to a fixed host.
import { aiChecks } from './ai-checks.ts'
import { codeChecks } from './code-checks.ts'
import type { KeyCheckRecipe } from './recipe.ts'
import { tradeChecks } from './trade-checks.ts'
import { workChecks } from './work-checks.ts'

/** All questions. */
export const keyChecks: readonly KeyCheckRecipe[] = [
  ...aiChecks,
  ...codeChecks,
  ...tradeChecks,
  ...workChecks,
]

const byFormat = new Map(keyChecks.flatMap((each) => each.formats.map((id) => [id, each])))
const byProvider = new Map(
  keyChecks.flatMap((each) => (each.provider === null ? [] : [[plain(each.provider), each]])),
)

/**
 * The question for a key, by its format, or by the provider's name where its format is not known.
 *
 * A known format that has no question, such as a webhook secret, is never sent anywhere.
 */
export function keyCheckOf(format: string | null, providerName: string): KeyCheckRecipe | null {
  return (format === null ? byProvider.get(plain(providerName)) : byFormat.get(format)) ?? null
}

function plain(name: string): string {
  return name.trim().toLowerCase()
}

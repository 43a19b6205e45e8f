// The schema of a connector: how to ask one provider for keys, as data.
// Promises that built-in connectors and those that people add with a JSON file pass one and the
// same gate, and that what passes cannot run code, leave its origin or smuggle a secret into a URL.
// Must not be loosened for a built-in.
import { z } from 'zod'
import { VaultError } from '../../src-shared/errors.ts'
import { ProviderFacts } from '../../src-shared/provider.ts'
import { isAllowedOrigin } from '../net/origin.ts'
import { AuthRecipe, HeaderTemplates } from './auth-recipe.ts'
import { definitionCaps, isBoundedJson } from './bounded-json.ts'
import { contradictionsOf } from './contradictions.ts'
import { DotPath } from './dot-path.ts'
import { Operations, RefusalSign } from './exchange.ts'
import { ConnectionParameter, PlainName } from './parameter.ts'

/** Where requests may go: fixed origins, one that the person names, or a practice provider. */
const Origins = z.union([
  z.array(z.string().max(300).refine(isAllowedOrigin)).min(1).max(20),
  z.enum(['own', 'practice']),
])

/** The codes by which a definition may explain a refusal: nothing was made or changed. */
const RefusalCode = z.enum([
  'provider-unauthorized',
  'provider-forbidden',
  'provider-not-found',
  'provider-conflict',
  'provider-slots-full',
  'provider-invalid',
  'provider-rate-limited',
  'provider-signer-protected',
  'provider-wrong-phrase',
])

/** What the provider's refusals mean, where the status alone does not say it. */
const Refusals = z.strictObject({
  /** Where a refusal's code may stand; the first place that holds a text decides. */
  codeAt: z.array(DotPath).max(4),
  meanings: z.array(RefusalSign.extend({ is: RefusalCode })).max(50),
})
export type Refusals = z.infer<typeof Refusals>

/** A whole connector as data. */
export const ConnectorDefinition = z
  .strictObject({
    /** The version of this schema. */
    connector: z.literal(1),
    facts: ProviderFacts.extend({ name: PlainName }),
    origins: Origins,
    parameters: z.array(ConnectionParameter).max(10).default([]),
    /** Headers of every request, such as a version of the API. */
    headers: HeaderTemplates.default({}),
    /** How the management credential, and a key, authorise a request; null for one that never does. */
    auth: z.strictObject({ management: AuthRecipe.nullable(), key: AuthRecipe.nullable() }),
    operations: Operations,
    refusals: Refusals,
  })
  .superRefine((definition, context) => {
    for (const message of contradictionsOf(definition))
      context.addIssue({ code: 'custom', message })
  })
export type ConnectorDefinition = z.infer<typeof ConnectorDefinition>

/** A definition as it is written down, before defaults are filled in. */
export type ConnectorSource = z.input<typeof ConnectorDefinition>

/** Checks a definition that is already a value; refuses with `connector-invalid`. */
export function parseDefinition(source: unknown): ConnectorDefinition {
  if (!isBoundedJson(source)) throw new VaultError('connector-invalid')
  const parsed = ConnectorDefinition.safeParse(source)
  // The cause names members of the definition, which holds no secret.
  if (!parsed.success) throw new VaultError('connector-invalid', { cause: parsed.error })
  return parsed.data
}

/** Checks a definition as the text of a JSON file; refuses with `connector-invalid`. */
export function readDefinition(json: string): ConnectorDefinition {
  if (json.length > definitionCaps.characters) throw new VaultError('connector-invalid')
  return parseDefinition(parseJson(json))
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new VaultError('connector-invalid', { cause })
  }
}

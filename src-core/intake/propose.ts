// Proposes what a key that was found or read is to be called and filed under.
// Promises texts that fit the fields of an item; what the key was called elsewhere stays.
// Must not look at its value.
import type { EntryDraft } from '../../src-shared/intake.ts'
import { toServiceName } from '../../src-shared/item-name.ts'
import { limits } from '../../src-shared/policy.ts'
import type { Seed } from '../../src-shared/seed.ts'
import { clipped, clippedAll } from './clipped.ts'

type Told = Omit<Seed, 'value'>

/** All of a draft but its name. */
export function proposedFields(seed: Told): Omit<EntryDraft, 'name'> {
  const label = (text: string): string => clipped(text.trim(), limits.label)
  return {
    kind: seed.kind,
    providerName: label(seed.providerName),
    environment: label(seed.environment),
    business: label(seed.business),
    owner: label(seed.owner),
    integration: label(seed.integration === '' ? (onlyProject(seed) ?? '') : seed.integration),
    envVar: label(seed.envVar),
    purpose: label(seed.purpose),
    tags: clippedAll(seed.tags, { each: limits.label, count: limits.tags }),
  }
}

/** The name that it was given elsewhere, or null where one is to be made. */
export function nameElsewhere({ name }: Told): string | null {
  const given = clipped((name ?? '').trim(), limits.name)
  return given === '' ? null : given
}

/**
 * The service for a name of the convention, such as `checkout_stripe`; never empty.
 *
 * What uses the key comes first, then what it is for: its variable without the words that every
 * variable for a key has, else its provider.
 */
export function proposedService(seed: Told): string {
  const user = toServiceName(seed.integration === '' ? (onlyProject(seed) ?? '') : seed.integration)
  const thing = thingOf(seed)
  const isSaid = user === thing || thing.startsWith(`${user}_`)
  const whole = user === '' || thing === '' || isSaid ? thing || user : `${user}_${thing}`
  // A thing that is cut in the middle says less than the thing alone.
  const fits = whole.length <= limits.service || thing === '' ? whole : thing
  return toServiceName(fits) || 'key'
}

/** Words at the end of nearly every variable that holds a key. */
const commonEnd = /(?:_(?:secret|access|private|auth|api|key|token|password))+$/

function thingOf({ envVar, providerName }: Told): string {
  const variable = toServiceName(envVar).replace(/^next_public_|^vite_/, '')
  // Of what signs webhooks that word says most.
  const thing = variable.endsWith('webhook_secret')
    ? variable.replace(/_secret$/, '')
    : variable.replace(commonEnd, '')
  const isTelling = thing !== '' && !/^(?:secret|access|private|auth|api|key|token)$/.test(thing)
  return isTelling ? thing : toServiceName(providerName) || variable
}

/** The name of the one project that uses it: the last part of its path; null for none or several. */
function onlyProject({ projects }: Told): string | null {
  const [only, ...more] = projects
  if (only === undefined || more.length > 0) return null
  return only.split(/[\\/]/).filter(Boolean).at(-1) ?? null
}

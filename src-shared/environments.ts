import type { CallerKind } from './caller.ts'
import type { Overview } from './item.ts'

const synonyms: Readonly<Record<string, string>> = {
  prod: 'production',
  live: 'production',
  test: 'testing',
  dev: 'development',
  stage: 'staging',
}

/** Environments that are no production, however they are called. */
const rehearsals: readonly string[] = ['testing', 'development', 'staging', 'preview', 'sandbox']

/** The environments that a text names, separated by commas or slashes; in one word for each. */
export function environmentsNamed(text: string): readonly string[] {
  const words = text.split(/[,/]/).map(wordOf)
  return [...new Set(words.filter((word) => word !== ''))]
}

/**
 * Whether one item mixes environments: it names two, or stands in production and elsewhere.
 *
 * A place counts only where its own words are plain: `preview` of a service is a rehearsal, and
 * what `eu-1` is nobody can say.
 */
export function mixesEnvironments(overview: Pick<Overview, 'environment' | 'places'>): boolean {
  const own = environmentsNamed(overview.environment)
  if (own.length > 1) return true
  const places = (overview.places ?? []).map(environmentOfPlace).filter(isPlain)
  if (places.length === 0) return false
  const all = [...own.filter(isPlain), ...places]
  return all.includes('production') && all.some((word) => rehearsals.includes(word))
}

/** Whether two items are for different environments; one that names none is for any. */
export function areForDifferentEnvironments(
  a: Pick<Overview, 'environment'>,
  b: Pick<Overview, 'environment'>,
): boolean {
  const [one, other] = [environmentsNamed(a.environment), environmentsNamed(b.environment)]
  return one.length > 0 && other.length > 0 && one.join() !== other.join()
}

function wordOf(text: string): string {
  const word = text.trim().toLowerCase()
  return synonyms[word] ?? word
}

function isPlain(word: string): boolean {
  return word === 'production' || rehearsals.includes(word)
}

/** What the words of a place say; read field by field, for every row of a list is asked. */
function environmentOfPlace(stored: NonNullable<Overview['places']>[number]): string {
  const field = fieldOfEnvironment[stored.kind]
  const word = field === undefined ? null : stored[field]
  return typeof word === 'string' ? wordOf(word) : ''
}

const fieldOfEnvironment: Readonly<Record<string, string>> = {
  'github-secret': 'environment',
  'gitlab-variable': 'scope',
  'vercel-variable': 'target',
} satisfies Partial<Record<CallerKind, string>>

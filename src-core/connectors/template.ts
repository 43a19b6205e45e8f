// Texts with named gaps, and the three ways of filling them: plain, as one URL component, as JSON.
// Promises that a filled gap stays inside its place: it cannot add a path segment, a query
// parameter, a header or a JSON member.
// Must not run anything: a template is data.
import { VaultError } from '../../src-shared/errors.ts'

/** What the gaps are filled with, by name; a list fills only a whole text of a JSON body. */
export type Values = ReadonlyMap<string, string | readonly string[]>

/** A JSON value whose texts are templates. */
export type BodyTemplate =
  | string
  | number
  | boolean
  | null
  | readonly BodyTemplate[]
  | { readonly [name: string]: BodyTemplate }

const gap = /\{([a-zA-Z][a-zA-Z0-9.-]{0,63})\}/g

/** The names of a template's gaps, or null if a brace stands where none may. */
export function gapsOf(template: string): readonly string[] | null {
  if (/[{}]/.test(template.replaceAll(gap, ''))) return null
  return [...template.matchAll(gap)].map(([, name = '']) => name)
}

/** The names of the gaps of a template that is known to be well formed. */
export function gapsIn(template: string): readonly string[] {
  return gapsOf(template) ?? []
}

/** The names of all gaps of a JSON template, or null if one of its texts is malformed. */
export function gapsOfBody(template: BodyTemplate): readonly string[] | null {
  if (typeof template === 'string') return gapsOf(template)
  if (typeof template !== 'object' || template === null) return []
  const inner = Object.values(template).map(gapsOfBody)
  return inner.includes(null) ? null : inner.flatMap((gaps) => gaps ?? [])
}

/** Fills a template; refuses a gap for which there is no value. */
export function fill(template: string, values: Values): string {
  return template.replaceAll(gap, (_whole, name: string) => valueOf(values, name))
}

/** Fills a path whose gaps each stay inside their segment. */
export function fillPath(template: string, values: Values): string {
  const path = template.replaceAll(gap, (_whole, name: string) =>
    encodeComponent(valueOf(values, name)),
  )
  // URL parsers take dot segments away, and a value such as `..` would climb out of its place
  // (RFC 3986 section 5.2.4). Percent-encoded dots count as dots there, so they are refused.
  const segments = path.split('/').slice(1)
  const last = segments.length - 1
  const climbs = segments.some((each) => each === '.' || each === '..')
  const collapses = segments.some((each, index) => each === '' && index !== last)
  const lostItsEnd = path.endsWith('/') && !template.endsWith('/')
  if (climbs || collapses || lostItsEnd) throw new VaultError('bad-request')
  return path
}

/** Fills a query, as `?name=value&…` in the order given, or the empty text if there is none. */
export function fillQuery(query: Readonly<Record<string, string>>, values: Values): string {
  const pairs = Object.entries(query).map(
    ([name, template]) => `${encodeComponent(name)}=${encodeComponent(fill(template, values))}`,
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** Fills a JSON template; a filled text stays a text, whatever stands in it. */
export function fillBody(template: BodyTemplate, values: Values): BodyTemplate {
  if (typeof template === 'string') return listFor(template, values) ?? fill(template, values)
  if (typeof template !== 'object' || template === null) return template
  if (isList(template)) return template.map((each) => fillBody(each, values))
  return Object.fromEntries(
    Object.entries(template).map(([name, each]) => [name, fillBody(each, values)]),
  )
}

/** Percent-encodes everything but RFC 3986's unreserved characters. */
export function encodeComponent(text: string): string {
  if (!text.isWellFormed()) throw new VaultError('bad-request')
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The list that stands for a text which is one gap and nothing else; null where there is none. */
function listFor(template: string, values: Values): readonly string[] | null {
  const value = values.get(template.slice(1, -1))
  return typeof value === 'object' && template === `{${template.slice(1, -1)}}` ? value : null
}

function valueOf(values: Values, name: string): string {
  const value = values.get(name)
  if (typeof value !== 'string') throw new VaultError('bad-request')
  return value
}

// Array.isArray does not narrow a union with a read-only array.
function isList(template: BodyTemplate): template is readonly BodyTemplate[] {
  return Array.isArray(template)
}

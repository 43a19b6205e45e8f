import type { Call, Reply } from './message.ts'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A path whose `{name}` segments stand for one segment each. */
  readonly path: string
  /** `management` asks for a management token; an `open` route checks for itself. */
  readonly access: 'management' | 'open'
  readonly handle: (call: Call) => Reply | Promise<Reply>
}

export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly params: Call['params'] }
  | { readonly kind: 'wrong-verb'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' }

/** Finds the route of a request. */
export function findRoute(
  routes: readonly Route[],
  { method, path }: Pick<Call, 'method' | 'path'>,
): Match {
  const allow: string[] = []
  for (const route of routes) {
    const params = matchPath(route.path, path)
    if (params === null) continue
    if (route.method === method) return { kind: 'found', route, params }
    allow.push(route.method)
  }
  return allow.length === 0 ? { kind: 'unknown' } : { kind: 'wrong-verb', allow }
}

/** What the `{name}` segments of a pattern stand for in a path, or null when they differ. */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const expected = pattern.split('/')
  const actual = path.split('/')
  if (expected.length !== actual.length) return null
  const params: Record<string, string> = {}
  for (const [index, segment] of expected.entries()) {
    const value = actual[index] ?? ''
    if (isPlaceholder(segment) && value !== '') params[segment.slice(1, -1)] = value
    else if (segment !== value) return null
  }
  return params
}

export function isPlaceholder(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}')
}

// Names a place inside a JSON reply: member names and indexes joined by dots, `$` for the whole.
// Promises to read a reply's own members only, never what every object inherits.
import { z } from 'zod'

/** Member names that mean something to the language itself. */
const reservedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A place inside a JSON reply, such as `data.items`, `keys.0.id` or `$`. */
export const DotPath = z
  .string()
  .max(200)
  .regex(/^(?:\$|[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+){0,7})$/)
  .refine((path) => path.split('.').every((name) => !reservedNames.has(name)))
export type DotPath = z.infer<typeof DotPath>

/** What stands at a place, or undefined if nothing does. */
export function readAt(root: unknown, path: DotPath): unknown {
  if (path === '$') return root
  return path.split('.').reduce<unknown>(memberOf, root)
}

function memberOf(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, name)) {
    return undefined
  }
  return Reflect.get(parent, name)
}

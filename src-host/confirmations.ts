import type { Caller } from '../src-shared/caller.ts'
import type { Confirmation, PlaceReach } from '../src-shared/confirmation.ts'
import { assertNever } from '../src-shared/errors.ts'
import { nameOfPlace } from '../src-shared/place-names.ts'

/** What is known of the item and of the account that a place is written through. */
export type PlaceAround = { readonly item: string; readonly origin: string }

/**
 * What a person is to be asked before a place is kept, or null where Keyturn reaches nothing.
 *
 * Two places with the same question reach the same, so that an edit of anything else asks nothing.
 */
export function confirmationOf(caller: Caller, { item, origin }: PlaceAround): Confirmation | null {
  const reach = reachOf(caller, origin)
  if (reach === null) return null
  return { about: 'place', item, reach, check: caller.check?.url ?? null }
}

function reachOf(caller: Caller, origin: string): PlaceReach | null {
  const { where, what } = nameOfPlace(caller)
  switch (caller.kind) {
    case 'manual':
      return null
    case 'command': {
      const { argv, folder } = caller
      return { what: 'program', argv: [...argv], folder }
    }
    case 'env-file':
    case 'json-file':
    case 'yaml-file':
    case 'aws-credentials':
    case 'npmrc':
      return { what: 'file', path: caller.path, spot: what }
    case 'github-secret':
    case 'gitlab-variable':
    case 'vercel-variable':
      return { what: 'service', origin, spot: `${where} / ${what}` }
    default:
      return assertNever(caller)
  }
}

/**
 * Looks what stands in a place outside a replacement, and compares it with what the item holds.
 *
 * Changes nothing, and gives no value away: a masked form at most.
 */
import type { Caller, PlaceHolds, PlaceLook } from '../../src-shared/caller.ts'
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import { currentVersion } from '../../src-shared/item.ts'
import type { PlaceContent } from '../callers/place-hand.ts'
import { secretHint } from '../vault/secret-hint.ts'
import { standing, wipe, type Standing } from './place-content.ts'
import { withPlace, writable, type ReachContext } from './place-reach.ts'

/** What stands in a place of an item; throws what looking throws, 'bad-request' for a person's own. */
export function lookAtPlace(
  context: ReachContext,
  itemId: ItemId,
  described: Caller,
): Promise<PlaceLook> {
  const overview = context.session.overview(itemId)?.body
  if (!overview) return Promise.reject(new VaultError('not-found'))
  const caller = writable(described)
  if (!caller) return Promise.reject(new VaultError('bad-request'))
  return withPlace(context, caller, async (at) => {
    const { content, line, facts } = await context.places.look(at)
    try {
      const current = currentVersion(overview)?.id ?? null
      const first = [current]
      const stood = standing(context.session, { content, caller }, { overview, first })
      return { holds: holdsOf(stood, current), hint: hintOf(content), line, facts: [...facts] }
    } finally {
      wipe(content)
    }
  })
}

function holdsOf(stood: Standing, current: string | null): PlaceHolds {
  switch (stood.is) {
    case 'version':
      return stood.version.id === current ? 'current' : 'other-version'
    case 'other':
      return 'other-value'
    case 'empty':
    case 'unreadable':
      return stood.is
  }
}

function hintOf(content: PlaceContent | null): string | null {
  const shown = content?.secret ?? (content?.credentialId ? encode(content.credentialId) : null)
  return shown === null || shown.length === 0 ? null : secretHint(shown)
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

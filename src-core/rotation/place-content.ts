/**
 * What a place is to hold, and whose key it is that stands there.
 *
 * Values are compared by the vault's keyed fingerprints, so that no other secret is opened for it.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import type { PlaceContent } from '../callers/place-hand.ts'
import type { RotationVault } from './context.ts'
import type { WritableCaller } from './place-reach.ts'

/** What stands in a place, as far as this vault can tell. */
export type Standing =
  | { readonly is: 'version'; readonly version: SecretVersion }
  | { readonly is: 'empty' | 'other' | 'unreadable' }

/** Which halves of a key a place holds. */
export function halvesOf(caller: WritableCaller): { secret: boolean; credentialId: boolean } {
  if (caller.kind === 'aws-credentials') return { secret: true, credentialId: true }
  // An `.npmrc` holds tokens only.
  const secret = !('part' in caller) || caller.part === 'secret'
  return { secret, credentialId: !secret }
}

/** The halves of a version that a place is to hold, which the caller wipes; throws 'no-secret'. */
export function contentOf(
  session: Pick<RotationVault, 'secret'>,
  itemId: ItemId,
  { version, caller }: { readonly version: SecretVersion; readonly caller: WritableCaller },
): PlaceContent {
  const wants = halvesOf(caller)
  if (wants.credentialId && version.credentialId === null) throw new VaultError('no-secret')
  const secret = wants.secret ? session.secret(itemId, version.id) : null
  if (wants.secret && secret === null) throw new VaultError('no-secret')
  return { secret, credentialId: wants.credentialId ? version.credentialId : null }
}

/** Whose key stands in a place; of versions that look alike, `first` before all others. */
export function standing(
  session: Pick<RotationVault, 'fingerprint'>,
  seen: { readonly content: PlaceContent | null; readonly caller: WritableCaller },
  { overview, first }: { readonly overview: Overview; readonly first: readonly (string | null)[] },
): Standing {
  const { content, caller } = seen
  if (content === null) return { is: 'unreadable' }
  const wants = halvesOf(caller)
  const hasSecret = wants.secret && (content.secret?.length ?? 0) > 0
  const hasId = wants.credentialId && (content.credentialId ?? '') !== ''
  if (!hasSecret && !hasId) return { is: 'empty' }
  const print = hasSecret && content.secret ? session.fingerprint(content.secret) : null
  const rank = ({ id }: SecretVersion) => (first.includes(id) ? first.indexOf(id) : first.length)
  const version = [...overview.versions]
    .sort((a, b) => rank(a) - rank(b))
    .find(
      (each) =>
        (!wants.secret || (print !== null && each.fingerprint === print)) &&
        (!wants.credentialId || (hasId && each.credentialId === content.credentialId)),
    )
  return version ? { is: 'version', version } : { is: 'other' }
}

/** Wipes what was seen or put. */
export function wipe(content: PlaceContent | null): void {
  content?.secret?.fill(0)
}

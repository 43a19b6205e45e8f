/*
 * The anchor keys of earlier epochs, kept in the settings record.
 *
 * A device that was away while the vault key was changed elsewhere remembers the vault by an anchor
 * of an earlier epoch. With that epoch's anchor key it can still tell that the file goes on from
 * what it saw. The key opens nothing and proves nothing about this epoch.
 */
import { z } from 'zod'
import { fromHex, toHex } from '../crypto/bytes.ts'
import type { JsonObject } from './body.ts'
import { noId } from './kinds.ts'
import type { VaultState } from './state.ts'

/** A device that was away for longer begins anew. */
const mostKept = 64

const field = 'pastAnchorKeys'

const PastAnchorKeys = z.looseObject({
  [field]: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(mostKept)
    .catch([]),
})

/** The anchor keys of earlier epochs, newest first. */
export function pastAnchorKeys(state: VaultState): readonly Uint8Array[] {
  return hexKeysOf(state.get('settings', toHex(noId))?.kept.body ?? {}).map(fromHex)
}

/** The settings with the anchor key of an epoch that ends. */
export function withPastAnchorKey(settings: JsonObject, ended: Uint8Array): JsonObject {
  return { ...settings, [field]: [toHex(ended), ...hexKeysOf(settings)].slice(0, mostKept) }
}

function hexKeysOf(settings: JsonObject): readonly string[] {
  return PastAnchorKeys.parse(settings)[field]
}

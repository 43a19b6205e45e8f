/*
 * One item on its way into an unencrypted file, and the pieces that such a file is made of.
 *
 * Pieces are bytes, so that they can be wiped; a secret becomes a string for one piece at a time.
 */
import type { ItemId, VersionId } from '../../src-shared/ids.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { wipe } from '../crypto/bytes.ts'

/** A secret version that is written out; the secret is null where the vault holds none. */
export type PlainVersion = {
  readonly version: SecretVersion
  readonly secret: Uint8Array | null
}

/** An item that is written out. */
export type PlainItem = {
  readonly id: ItemId
  readonly overview: Overview
  readonly notes: string
  readonly versions: readonly PlainVersion[]
}

/** A form of plain file: which versions it holds, and how one item is written. */
export type PlainForm = {
  /** The versions of an item whose secrets the form asks for. */
  readonly wanted: (overview: Overview) => readonly SecretVersion[]
  /** Whether an item without a secret is written, too. */
  readonly holdsInventory: boolean
  readonly head: string
  readonly between: string
  readonly foot: string
  readonly piece: (item: PlainItem) => string
}

/** Which secret of which item. */
export type SecretPlace = { readonly itemId: ItemId; readonly versionId: VersionId }

/** A secret as people and programs read it: text where it is text, else base64, and which. */
export function readableSecret(secret: Uint8Array): {
  readonly text: string
  readonly encoding: 'text' | 'base64'
} {
  try {
    // A byte-order mark belongs to the secret like any other bytes.
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return { text: decoder.decode(secret), encoding: 'text' }
  } catch {
    return { text: base64Of(secret), encoding: 'base64' }
  }
}

/** Bytes in base64. */
export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

/** An instant as ISO 8601 in UTC, or an empty text. */
export function isoOf(instant: number | null): string {
  return instant === null ? '' : new Date(instant).toISOString()
}

/** Joins pieces into one array and wipes them. */
export function joinAndWipe(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
    wipe(piece)
  }
  return whole
}

/*
 * The numbers of the format that say what a record or a slot is.
 *
 * Some are reserved and not written yet, so that sharing and speed will need no new format.
 */

/** Kinds of records: below 64 under the overview key, from 64 under the key of their owner. */
export const kinds = {
  overview: 1,
  connection: 2,
  journal: 3,
  tombstone: 4,
  settings: 5,
  /** Reserved: derived, can be rebuilt, never the source of truth. */
  index: 6,
  /** Reserved: who shares the vault. */
  roster: 7,
  details: 64,
  secret: 65,
  /** Reserved: 64 KiB of an attachment. */
  attachment: 66,
  /** In the additional data of audit rows, which are no records. */
  audit: 255,
} as const

/** The first kind that is a part of an item or connection. */
export const firstPartKind = 64

/** Types of slots; the last three are reserved. */
export const slotTypes = {
  passphrase: 1,
  recovery: 2,
  passphraseWithKeyFile: 3,
  device: 4,
  member: 5,
} as const

/** How a slot stretches its secret. */
export const slotKdfs = { none: 0, argon2id: 1 } as const

/** Sixteen zero bytes: the part of whatever has one part, and the item of the settings. */
export const noId = new Uint8Array(16)

import type { Confidence, RowNote, Spot, WhyKey } from './intake.ts'
import type { ItemKind } from './item.ts'

/**
 * One key as it was found, read or pasted, before it is an entry and long before it is an item.
 *
 * Whoever holds it wipes `value`. Texts are empty where nothing is known.
 */
export type Seed = {
  /** Null for an entry of an inventory without secrets. */
  readonly value: Uint8Array | null
  readonly credentialId: string | null
  /** The id of its key format, such as `stripe-live`; null where none is known. */
  readonly format: string | null
  readonly kind: ItemKind
  readonly confidence: Confidence
  readonly why: WhyKey
  /** The name that it was given elsewhere, or null: then one is proposed. */
  readonly name: string | null
  readonly providerName: string
  readonly environment: string
  readonly business: string
  readonly owner: string
  readonly integration: string
  readonly envVar: string
  readonly purpose: string
  readonly tags: readonly string[]
  /** Places that use it, in words, besides `spots`. */
  readonly usedIn: readonly string[]
  /** Free text that goes to the notes of the item. */
  readonly text: string
  /** It is at least as old as this instant, in milliseconds, or null. */
  readonly since: number | null
  readonly sinceSource: 'git' | 'file' | 'told' | null
  readonly lastUsedAt: number | null
  readonly expiresAt: number | null
  readonly spots: readonly Spot[]
  /** Nearest work trees or folders, as people read them. */
  readonly projects: readonly string[]
  readonly notes: readonly RowNote[]
}

/** A seed of which nothing is known but its value; the base of those who know more. */
export const bareSeed: Seed = {
  value: null,
  credentialId: null,
  format: null,
  kind: 'other',
  confidence: 'unsure',
  why: 'told',
  name: null,
  providerName: '',
  environment: '',
  business: '',
  owner: '',
  integration: '',
  envVar: '',
  purpose: '',
  tags: [],
  usedIn: [],
  text: '',
  since: null,
  sinceSource: null,
  lastUsedAt: null,
  expiresAt: null,
  spots: [],
  projects: [],
  notes: [],
}

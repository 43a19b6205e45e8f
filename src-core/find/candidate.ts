// What one file was found to hold, before values of several files are put together.
// Promises plain data that can be handed from thread to thread.
// Must not know a folder, git, or the vault.
import type { Confidence, FileSort, WhyKey } from '../../src-shared/intake.ts'
import type { ItemKind } from '../../src-shared/item.ts'

/** One value in one file that may be a key; whoever holds it wipes `value`. */
export type Candidate = {
  readonly value: Uint8Array
  /** The public half that stands beside it, such as an access key id; or null. */
  readonly credentialId: string | null
  /** The id of its key format, or null. */
  readonly format: string | null
  /** The name of the provider as people write it; empty where it is not known. */
  readonly providerName: string
  readonly kind: ItemKind
  readonly confidence: Confidence
  readonly why: WhyKey
  /** The name that it has there; empty where it has none. */
  readonly variable: string
  /** A JSON pointer, a profile or a key of `.npmrc`, where the file has such; or null. */
  readonly at: string | null
  /** Counted from 1. */
  readonly line: number
  readonly sort: FileSort
  /** Such as `Production`, as far as the file's name or its words tell; empty otherwise. */
  readonly environment: string
}

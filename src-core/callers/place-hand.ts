// The hand that reaches the places where keys are used: files, services, programs.
// Promises that a place is looked at before it is written, that what stands there is given back to
// whoever asks so that it can be kept, and that a value stands in no error and in no difference.
// Must not know the vault, decide what is written, or write a value anywhere but in its place.
import type { AccountKind, Caller, PlaceDiff, PlaceFact } from '../../src-shared/caller.ts'

/** The halves of a key that stand, or are to stand, in a place; whoever holds it wipes it. */
export type PlaceContent = {
  /** Null where this place holds the credential ID only, or holds nothing. */
  readonly secret: Uint8Array | null
  /** Null where this place holds the secret only, or holds nothing. */
  readonly credentialId: string | null
}

/** The account through which a service is written; whoever made it wipes the token. */
export type AccountLink = {
  readonly kind: AccountKind
  readonly origin: string
  readonly token: Uint8Array
}

/** Which place, and how it is reached. */
export type PlaceAt = {
  readonly caller: Caller
  /** Null for what needs none, such as a file. */
  readonly account: AccountLink | null
  readonly signal: AbortSignal
}

/** What was seen in a place. */
export type PlaceSeen = {
  /** What stands there, or null where it cannot be read back, such as a CI secret. */
  readonly content: PlaceContent | null
  readonly line: number | null
  readonly facts: readonly PlaceFact[]
}

/** How a place took what was put there. */
export type PutOutcome = {
  /** `waiting`: it counts from the next deployment on. */
  readonly state: 'updated' | 'waiting'
  /** The redacted end of what a program said, or null. */
  readonly output: string | null
}

/** Everything that is done with a place. A place that a person looks after is never asked. */
export interface PlaceHand {
  /**
   * Looks what stands there; changes nothing.
   *
   * Throws `place-missing`, `place-unreadable`, `place-refused`, or what the transport throws.
   */
  look(at: PlaceAt): Promise<PlaceSeen>
  /**
   * Puts the halves there that the place holds, all at once or not at all.
   *
   * `expected` is what a look has just seen; throws `place-changed`, with nothing written, if
   * something else stands there now, `no-secret` if a half is missing that the place holds, and
   * `place-refused` if it cannot hold the value. Further `place-read-only`, `place-hard-linked`,
   * `command-missing`, `command-failed`, `command-timeout`. May be repeated: the same twice is the
   * same once, except for programs of a person's own.
   */
  put(at: PlaceAt, content: PlaceContent, expected: PlaceContent | null): Promise<PutOutcome>
  /** Whether what was put there at `since` counts by now; always, where nothing is deployed. */
  isDeployed(at: PlaceAt, since: number): Promise<boolean>
  /** Makes the place's check: whether it answered well. Throws what the transport throws. */
  check(at: PlaceAt): Promise<boolean>
  /** What the change is or would be, every value masked; `from` null where it is not known. */
  diff(
    at: PlaceAt,
    change: { readonly from: PlaceContent | null; readonly to: PlaceContent },
  ): Promise<PlaceDiff>
}

// The words of a text in which a value is replaced, such as a `.env` file.
// Promises that everything but the value stays as it was, to the byte.
// Must not know files, and must not let a value into the text of an error.
import { VaultError } from '../../../src-shared/errors.ts'

/** A stretch of a text: where it begins and where it ends. */
export type Span = { readonly start: number; readonly end: number }

/** A value as it is read, and the stretch that is replaced to change it. */
export type Slot = Span & { readonly value: string }

/** Where the halves of a key stand; null for a half that the place does not hold. */
export type Slots = { readonly secret: Slot | null; readonly credentialId: Slot | null }

/** How one place in one kind of text is read and changed. */
export type TextFormat = {
  /** Finds the values; throws `place-missing` or `place-unreadable`. */
  readonly find: (text: string) => Slots
  /** The stretch's new content; throws `place-refused` for a value that cannot stand there. */
  readonly write: (text: string, slot: Slot, value: string) => string
  /** The stretches that are names and no values, in their order. */
  readonly names: (text: string) => readonly Span[]
}

/** The slots of a place that holds one half. */
export function slotsOf(part: 'secret' | 'credential-id', slot: Slot): Slots {
  return part === 'secret'
    ? { secret: slot, credentialId: null }
    : { secret: null, credentialId: slot }
}

/** A text with other characters in place of a stretch. */
export function replaced(text: string, { start, end }: Span, by: string): string {
  return text.slice(0, start) + by + text.slice(end)
}

/**
 * The first way of writing a value that is read back as just that value.
 *
 * Reading back decides, so that no rule of quoting has to be trusted. Throws `place-refused`.
 */
export function firstThatReads(
  ways: Iterable<string>,
  isReadBack: (way: string) => boolean,
): string {
  for (const way of ways) if (isReadBack(way)) return way
  throw new VaultError('place-refused')
}

/** What a reading gives, or null where it throws: a text that cannot be read holds nothing. */
export function quietly<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}

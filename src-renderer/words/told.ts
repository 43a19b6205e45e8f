import type { PlaceNumbers } from './en-places-story.ts'

/** What the sentences of a story speak of. */
export type StoryNames = {
  readonly provider: string
  readonly hint: string
  readonly places: PlaceNumbers
  readonly name: string
  /** The day until which the old key works, or null. */
  readonly until: string | null
  /** What went wrong, or an empty text. */
  readonly trouble: string
  /** When Keyturn tries or looks again by itself, or null. */
  readonly retryAt: string | null
  /** The places that a person must put back, or an empty text. */
  readonly handsBack: string
  /** When the old key was last seen in use, or null. */
  readonly usedAt: string | null
}

/** One line of a story in words. */
export type Told = { readonly title: string; readonly detail: string }

/** A line that is told with names. */
export type Sentence = (names: StoryNames) => Told

/** Puts a line together. */
export function told(title: string, detail: string): Told {
  return { title, detail }
}

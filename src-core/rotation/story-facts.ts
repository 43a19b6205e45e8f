/**
 * Gathers what a story needs besides the journal: the item, the provider, the work of this process.
 */
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import type { StoryFacts } from './story.ts'

/** What only this process knows of something under way. */
export type LocalFacts = {
  readonly running: boolean
  readonly unsaved: boolean
  readonly unsavedBecause: ErrorCode | null
}

/** What is known around a journal; a provider of a later version of the app stays nameless. */
export function storyFacts(
  context: RotationContext,
  { body }: KeptJournal,
  { running, unsaved, unsavedBecause }: LocalFacts,
): StoryFacts {
  const { session } = context
  const connection = session.connections().find(({ id }) => id === body.connectionId)
  const facts = connection ? context.facts(connection.body) : null
  return {
    overview: session.overview(body.itemId)?.body ?? null,
    providerName: facts?.name ?? connection?.body.name ?? '',
    needsPhrase: facts?.revokeWeight === 'typed-phrase',
    unsavedBecause,
    standing: { running, unsaved, held: body.lineage !== session.lineage },
  }
}

/**
 * Gathers what a story needs besides the journal: the item, the provider, the work of this process.
 */
import type { ErrorCode } from '../../src-shared/errors.ts'
import type { KeptJournal, RotationContext } from './context.ts'
import { placeViews } from './place-views.ts'
import type { StoryFacts } from './story.ts'
import { meansOf } from './strategy.ts'

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
  const overview = session.overview(body.itemId)?.body ?? null
  const connection = session.connections().find(({ id }) => id === body.connectionId)
  const facts = connection ? context.facts(connection.body) : null
  const means = meansOf(context, body)
  const held = body.lineage !== session.lineage
  const places = placeViews(context, body)
  return {
    overview,
    providerName: facts?.name ?? connection?.body.name ?? overview?.providerName ?? '',
    unsavedBecause,
    // While work is running, or where nothing is gone on with, nothing is offered at the places.
    places: running || held ? places.map((place) => ({ ...place, actions: [] })) : places,
    standing: { running, unsaved, held, means },
  }
}

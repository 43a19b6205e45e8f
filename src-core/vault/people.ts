/**
 * The people who own keys, and who of them has left.
 *
 * Nobody is more than a name that stands at keys: two spellings that differ in case or space are
 * one person.
 */
import { isDead } from '../../src-shared/badges.ts'
import type { PersonView } from '../../src-shared/care.ts'
import { VaultError } from '../../src-shared/errors.ts'
import { leavingsIn, leftPeopleIn, personKey } from './care-settings.ts'
import type { CareContext } from './care-book.ts'

type PeopleContext = Pick<CareContext, 'clock'> & {
  readonly session: Pick<CareContext['session'], 'overviews' | 'settings' | 'transact'>
}

/** Everybody who owns a key that still matters, and everybody who has left, by name. */
export function peopleOf({ session }: Pick<PeopleContext, 'session'>): PersonView[] {
  const settings = session.settings().body
  const leavings = leavingsIn(settings)
  const people = new Map<string, PersonView>()
  for (const { id, body } of session.overviews()) {
    const key = personKey(body.owner)
    if (key === '' || isDead(body)) continue
    const known = people.get(key)
    // As it is written at a key, so that whoever looks for the owner finds it.
    const person = known ?? {
      name: body.owner.trim(),
      leftAt: leavings.get(key) ?? null,
      items: [],
    }
    if (!known) people.set(key, person)
    person.items.push({ itemId: id, name: body.name })
  }
  for (const { name, leftAt } of leftPeopleIn(settings)) {
    const key = personKey(name)
    if (!people.has(key)) people.set(key, { name, leftAt, items: [] })
  }
  for (const { items } of people.values()) items.sort(byName)
  return [...people.values()].sort(byName)
}

/** How many people are remembered as left; what is beyond the settings' bounds would forget all. */
const mostLeft = 5_000

/**
 * Marks a person as left, or takes it back; answers with all their keys.
 *
 * Throws 'bad-request' for a name of blanks, which is nobody's, and for one too many.
 */
export function markPersonLeft(
  context: PeopleContext,
  { name, left }: { readonly name: string; readonly left: boolean },
): PersonView {
  const { session, clock } = context
  const key = personKey(name)
  const { body, stamp } = session.settings()
  const before = leftPeopleIn(body)
  if (key === '' || (left && before.length >= mostLeft)) throw new VaultError('bad-request')
  const isMarked = before.some((person) => personKey(person.name) === key)
  // Marked again, the day on which they left stays what it was.
  if (isMarked !== left) {
    const others = before.filter((person) => personKey(person.name) !== key)
    const now = left ? [...others, { name: name.trim(), leftAt: clock.now() }] : others
    session.transact((tx) => {
      tx.putSettings({ ...body, people: { ...objectOf(body.people), left: now } }, stamp)
      tx.audit({ event: left ? 'person-left' : 'person-back', itemId: null, versionId: null })
    })
  }
  const found = peopleOf(context).find((person) => personKey(person.name) === key)
  return found ?? { name: name.trim(), leftAt: null, items: [] }
}

/** What else stands there, which a later version may have written. */
function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/**
 * A person who does now this and now that: also what is silly, at the wrong time, or elsewhere.
 */
import type { RotationView } from '../../../src-shared/rotation.ts'
import type { RotationDesk } from '../../../src-core/rotation/desk.ts'
import type { Person } from './person.ts'
import { sensibleAct } from './sensible.ts'

const waits = [1_000, 30_000, 300_000, 3_600_000, 43_200_000, 108_000_000]

/** One act, by chance. */
export async function waywardAct(person: Person): Promise<void> {
  const { chance } = person.world
  const [view] = person.open()
  if (!view) return begin(person)
  if (chance.hits(0.03)) return person.start('emergency')
  if (chance.hits(0.45)) return sensibleAct(person, view)
  if (chance.hits(0.12)) return hasty(person, view)
  if (chance.hits(0.12)) return elsewhere(person)
  if (chance.hits(0.1)) return lock(person)
  if (chance.hits(0.25)) return person.wait(chance.pick(waits))
  if (chance.hits(0.4)) return somePlace(person, view)
  return anyAction(person, view)
}

async function begin(person: Person): Promise<void> {
  const { chance } = person.world
  if (chance.hits(0.3)) return person.wait(chance.pick(waits))
  await person.start(chance.hits(0.2) ? 'emergency' : 'replace', chance.hits(0.6))
}

async function anyAction(person: Person, view: RotationView): Promise<void> {
  const { chance } = person.world
  if (view.strategy === 'guided' && chance.hits(0.2)) return person.supply(view)
  if (view.actions.length === 0) return person.wait(1_000)
  const action = chance.pick(view.actions)
  const ids = view.candidates.map(({ remoteId }) => remoteId)
  const isChoice = action === 'turn-off-orphan' || action === 'give-up-slot'
  const remoteId = isChoice && ids.length > 0 ? (view.target ?? chance.pick(ids)) : null
  remember(person, view, { action, remoteId })
  await person.act(view, action, remoteId)
}

type Choice = {
  readonly action: RotationView['actions'][number]
  readonly remoteId: string | null
}

/** What the person has said by it, for whoever judges. */
function remember(person: Person, view: RotationView, { action, remoteId }: Choice): void {
  const { said, world } = person
  const old = person.versionOf(view.old?.versionId ?? null)
  const made = person.keyOf(view.new?.versionId ?? null)
  if (remoteId !== null) {
    said.named.add(remoteId)
    said.wantedOff.add(remoteId)
  }
  if (action === 'turn-off-old' && old?.remoteId) said.wantedOff.add(old.remoteId)
  if (action === 'abandon' && made) said.named.add(made.remoteId)
  if (action === 'places-done') said.misplaced = true
  // Ending what was taken back by hand says that the new key is off.
  const saysNewIsOff = action === 'end-here' && view.strategy === 'guided' && view.backAt !== null
  if (saysNewIsOff) said.misled ||= made?.diedAt === null
  if (action === 'old-is-off') said.misled ||= person.keyOf(old?.id ?? null)?.diedAt === null
  if (action === 'works-by-hand') {
    said.tried = true
    said.misled ||= made?.diedAt !== null
  }
  if (['end-here', 'none-is-ours', 'abandon'].includes(action)) {
    if (['unknown', 'orphaned', 'creating'].includes(view.step)) {
      for (const key of world.provider.live) said.toldOf.add(key.remoteId)
    }
    if (action === 'end-here') said.misplaced = true
  }
}

/** Two things at once. */
async function hasty(person: Person, view: RotationView): Promise<void> {
  const { chance } = person.world
  const actions = view.actions.filter((action) => !needsChoice.has(action))
  const acts = [0, 1].map(() => (actions.length === 0 ? null : chance.pick(actions)))
  for (const action of acts) if (action) remember(person, view, { action, remoteId: null })
  const phrase = person.phraseFor(view, null)
  const works = acts.map((action, index) => (desk: RotationDesk) => {
    const isOther = action === null || (index === 1 && chance.hits(0.5))
    if (!isOther) return desk.act(view.id, { action, remoteId: null, phrase })
    return view.connectionId && chance.hits(0.5) ? desk.refresh(view.connectionId) : desk.tick()
  })
  const what = acts.map((action) => action ?? 'tick').join(' and ')
  await person.askTogether(what, works, {
    onTwoDevices: chance.hits(0.4) && person.world.twoDevices,
  })
}

const needsChoice: ReadonlySet<string> = new Set(['turn-off-orphan', 'give-up-slot'])

async function somePlace(person: Person, view: RotationView): Promise<void> {
  const { chance } = person.world
  const places = view.places.filter(({ actions }) => actions.length > 0)
  if (places.length === 0) return person.wait(1_000)
  const place = chance.pick(places)
  const action = chance.pick(place.actions)
  if (action === 'tick' || action === 'skip' || place.who === 'person') person.said.misplaced = true
  await person.place(view, place, action)
}

/** In the provider's console, or in a file: past Keyturn. */
function elsewhere(person: Person): Promise<void> {
  const { chance, provider, places, tell } = person.world
  const isPlace = chance.hits(0.5) && places.places.length > 0
  if (isPlace) {
    const place = chance.pick(places.places)
    tell(() => `   somebody edits ${place.caller.kind}`)
    person.said.misplaced = true
    places.put(place, chance.pick([`drifted ${chance.id()}`, null]))
    return Promise.resolve()
  }
  if (chance.hits(0.6)) {
    const key = provider.make('person', `by hand ${chance.below(99)}`)
    tell(() => `   somebody makes ${key.remoteId} in the console`)
    return Promise.resolve()
  }
  const key = chance.pick(provider.live.length > 0 ? provider.live : provider.keys)
  tell(() => `   somebody turns ${key.remoteId} off in the console`)
  person.said.meddled = true
  person.said.toldOf.add(key.remoteId)
  provider.turnOffByHand(key)
  return Promise.resolve()
}

/** Locks and unlocks: everything in memory goes, and nothing is under way. */
function lock(person: Person): Promise<void> {
  const { world } = person
  const app = world.running
  if (app.desk.busy) return Promise.resolve()
  world.tell(() => '   the vault is locked and unlocked')
  app.life.end()
  world.app = null
  return Promise.resolve()
}

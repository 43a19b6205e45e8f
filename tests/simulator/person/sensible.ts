/**
 * A person who wants the replacement to come to a good end, reads what the window says, and does
 * by hand what only a person can do.
 */
import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import type { Person } from './person.ts'

/** How much patience there is: more acts than that, and it goes round. */
const patience = 90

/** Brings all that is under way to its end; tells what is stuck, or null. */
export async function bringToAnEnd(person: Person): Promise<string | null> {
  for (let acts = 0; acts < patience; acts += 1) {
    const [view] = person.open()
    if (!view) return null
    await sensibleAct(person, view, acts)
  }
  const [view] = person.open()
  return view
    ? `${view.step} "${view.truth}" ${view.trouble?.code ?? ''} [${view.actions.join(', ')}]`
    : null
}

/** One sensible act. */
export async function sensibleAct(person: Person, view: RotationView, acts = 0): Promise<void> {
  const offers = (action: RotationView['actions'][number]) => view.actions.includes(action)
  const last = acts > patience * 0.7
  if (last && offers('end-here')) return endHere(person, view)
  if (last && offers('abandon')) return person.act(view, 'abandon')
  if (view.truth === 'new-unsaved') return person.act(view, 'continue')
  if (view.strategy === 'guided' && (await guidedAct(person, view))) return
  for (const action of ['accept-break', 'recover'] as const) {
    if (offers(action)) return person.act(view, action)
  }
  if (await lostAct(person, view)) return
  const isGrace = view.step === 'promoted' && view.backAt === null && offers('turn-off-old')
  if (isGrace && offers('places-done')) {
    // A place that was unticked since, or added.
    if (!(await placeAct(person, view))) await person.act(view, 'places-done')
    return
  }
  if (isGrace) return graceAct(person, view)
  if (view.turn === 'keyturn') {
    const due = Math.max(view.notBefore ?? 0, view.startsAt ?? 0)
    return person.wait(Math.max(1_000, due - person.world.now + 1_000))
  }
  if (offers('give-up-slot') && (await giveUpSlot(person, view))) return
  if (await placeAct(person, view)) return
  if (offers('places-done')) return person.act(view, 'places-done')
  // The same again helps only against what has passed.
  if (offers('continue') && acts % 5 < 4) return person.act(view, 'continue')
  if (offers('start-again')) return person.act(view, 'start-again')
  if (offers('turn-off-old')) return turnOffOld(person, view)
  if (offers('abandon')) return person.act(view, 'abandon')
  if (offers('end-here') && !offers('continue')) return endHere(person, view)
  return person.wait(60_000)
}

async function guidedAct(person: Person, view: RotationView): Promise<boolean> {
  const { world, said } = person
  if (view.actions.includes('old-is-off') && (view.urgent || isPast(person, view))) {
    await tidyPlaces(person, view)
    const old = person.keyOf(view.old?.versionId ?? null)
    if (old) world.provider.turnOffByHand(old)
    await person.act(view, 'old-is-off')
    // Where that could not be written down, the vault knows less than the person.
    const version = person.versionOf(view.old?.versionId ?? null)
    if (version?.stage !== 'revoked') said.meddled = true
    return true
  }
  if (view.actions.includes('works-by-hand')) {
    said.tried = true
    await person.act(view, 'works-by-hand')
    return true
  }
  if (
    view.backAt !== null &&
    view.actions.includes('end-here') &&
    !view.actions.includes('continue')
  ) {
    for (const place of view.places)
      if (place.who === 'person') person.putByHand(view, place, 'old')
    await endHere(person, view)
    return true
  }
  if (view.step === 'promoted' && view.backAt === null && view.actions.includes('old-is-off')) {
    await person.wait((view.graceEndsAt ?? 0) - world.now + 1_000)
    return true
  }
  const isDead = person.keyOf(view.new?.versionId ?? null)?.diedAt !== null
  if (view.step === 'planned' || (view.step === 'stored' && isDead)) {
    await person.supply(view)
    return true
  }
  return false
}

/** After a lost reply: looks, and tells by what only a person at the console can know. */
async function lostAct(person: Person, view: RotationView): Promise<boolean> {
  if (view.step === 'orphaned' && view.strategy === 'in-place') {
    await person.act(view, 'start-again')
    return true
  }
  if (view.actions.includes('turn-off-orphan')) {
    const held = new Set(person.world.checker.held().map(({ version }) => version.remoteId))
    const orphan = view.candidates.find(({ remoteId }) => {
      const key = person.world.provider.byId(remoteId)
      return key?.madeBy === 'keyturn' && key.diedAt === null && !held.has(remoteId)
    })
    if (!orphan && view.actions.includes('none-is-ours')) await person.act(view, 'none-is-ours')
    else {
      const remoteId = view.target ?? orphan?.remoteId ?? null
      if (remoteId !== null) person.said.named.add(remoteId)
      await person.act(view, 'turn-off-orphan', remoteId)
    }
    return true
  }
  if (!view.actions.includes('check')) return false
  // Whoever knows that lists lag behind waits before looking.
  person.world.turnClock(60_000)
  await person.act(view, 'check')
  return true
}

async function giveUpSlot(person: Person, view: RotationView): Promise<boolean> {
  const choice = view.candidates.find(({ remoteId, signer }) => {
    const key = person.world.provider.byId(remoteId)
    return key?.diedAt === null && !signer && key !== person.current()
  })
  if (!choice) return false
  person.said.named.add(choice.remoteId)
  person.said.wantedOff.add(choice.remoteId)
  await person.act(view, 'give-up-slot', choice.remoteId)
  return true
}

/** Sees to places that wait for a person; answers whether there was one. */
async function placeAct(person: Person, view: RotationView): Promise<boolean> {
  const preferred =
    view.backAt === null ? (['overwrite', 'update', 'tick'] as const) : (['undo', 'skip'] as const)
  for (const place of view.places) {
    if (isQuiet(place, view)) continue
    for (const action of preferred) {
      if (!place.actions.includes(action) || (place.state === 'waiting' && action === 'tick'))
        continue
      await withHands(person, view, { place, action })
      return true
    }
  }
  return false
}

function isQuiet(
  { state, checks, checkedAt, checkCode }: PlaceView,
  { backAt }: RotationView,
): boolean {
  if (backAt !== null)
    return state === 'undone' || state === 'todo' || state === 'differs' || state === 'skipped'
  if (state === 'updated') return !checks || (checkedAt !== null && checkCode === null)
  return state === 'ticked' || state === 'skipped'
}

async function withHands(
  person: Person,
  view: RotationView,
  { place, action }: { readonly place: PlaceView; readonly action: PlaceView['actions'][number] },
): Promise<void> {
  // What a service cannot tell, a person sees to before saying that it is so.
  if (action === 'tick') person.putByHand(view, place, 'new')
  const isWord = action === 'skip' || (action === 'undo' && place.who === 'person')
  if (view.backAt !== null && isWord) person.putByHand(view, place, 'old')
  await person.place(view, place, action)
}

async function graceAct(person: Person, view: RotationView): Promise<void> {
  await tidyPlaces(person, view)
  const left = (view.graceEndsAt ?? 0) - person.world.now
  if (left > 0) return person.wait(left + 1_000)
  if (view.retiresByItself && view.stillUsedAt === null && view.trouble === null) {
    return person.wait(3_700_000)
  }
  return turnOffOld(person, view)
}

async function turnOffOld(person: Person, view: RotationView): Promise<void> {
  const old = person.versionOf(view.old?.versionId ?? null)
  if (old?.remoteId) person.said.wantedOff.add(old.remoteId)
  await person.act(view, view.strategy === 'guided' ? 'old-is-off' : 'turn-off-old')
}

/** Whatever still uses the old key is given the new one by hand. */
function tidyPlaces(person: Person, view: RotationView): Promise<void> {
  for (const place of view.places) {
    const model = person.modelOf(place)
    const old = person.secretOf(view.old?.versionId ?? null)
    if (old !== null && model?.used === old) person.putByHand(view, place, 'new')
  }
  return Promise.resolve()
}

function isPast(person: Person, view: RotationView): boolean {
  return view.step === 'promoted' && (view.graceEndsAt ?? 0) <= person.world.now
}

async function endHere(person: Person, view: RotationView): Promise<void> {
  for (const key of person.world.provider.live) person.said.toldOf.add(key.remoteId)
  // Ending what was taken back by hand says that the new key is off.
  const made = person.keyOf(view.new?.versionId ?? null)
  const isBack = view.strategy === 'guided' && view.backAt !== null
  if (isBack && made) person.world.provider.turnOffByHand(made)
  await person.act(view, 'end-here')
}

import type { PlaceView, RotationView } from '../../../src-shared/rotation.ts'
import type { PlaceNumbers } from '../../words/en-places-story.ts'

/** How a place is marked: a shape for each way in which it can stand. */
export type PlaceMark = 'done' | 'left-out' | 'by-hand' | 'todo' | 'working' | 'deploying' | 'stuck'

/** The mark of a place; on the way back nothing is left to do where nothing was changed. */
export function markOf({ state, who, checkCode }: PlaceView, isBack = false): PlaceMark {
  if (isBack && state === 'todo') return 'left-out'
  switch (state) {
    case 'updated':
      return checkCode === null ? 'done' : 'stuck'
    case 'ticked':
      return 'done'
    case 'skipped':
    case 'undone':
      return 'left-out'
    case 'todo':
      return who === 'person' ? 'by-hand' : 'todo'
    case 'updating':
    case 'undoing':
      return 'working'
    case 'waiting':
      return 'deploying'
    case 'differs':
    case 'failed':
    case 'unknown':
      return 'stuck'
  }
}

/** Counts the places by how they stand; places that are words only are the person's. */
export function placeNumbers({
  places,
  callers,
  placesDoneAt,
  backAt,
}: RotationView): PlaceNumbers {
  if (places.length === 0) {
    // Begun by an earlier version, which kept no record of each place.
    const total = callers.length
    const isDone = placesDoneAt !== null
    const open = isDone ? 0 : total
    return { total, switched: total - open, byHand: open, deploying: 0, stuck: 0, left: 0 }
  }
  const count = (mark: PlaceMark) =>
    places.filter((place) => markOf(place, backAt !== null) === mark).length
  const total = places.length
  const switched = count('done')
  const left = total - switched
  const [byHand, deploying, stuck] = [count('by-hand'), count('deploying'), count('stuck')]
  return { total, switched, byHand, deploying, stuck, left }
}

/** While the person tries the new key: the first place that their word changes. */
export function firstToChange({
  actions,
  places,
}: Pick<RotationView, 'actions' | 'places'>): PlaceView | null {
  if (!actions.includes('works-by-hand')) return null
  return places.find(({ who, state }) => who === 'keyturn' && state === 'todo') ?? null
}

/** The place that is shown first: one that needs a look, else one for the person, else the first. */
export function firstShown(places: readonly PlaceView[]): PlaceView | null {
  const found = (mark: PlaceMark) => places.find((place) => markOf(place) === mark)
  return found('stuck') ?? found('by-hand') ?? found('deploying') ?? places[0] ?? null
}

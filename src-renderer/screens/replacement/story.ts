import { formatNearDay, formatNearMinute, formatSoon } from '../../format/dates.ts'
import type { StoryLine, RotationView } from '../../../src-shared/rotation.ts'
import { visibleText } from '../../format/visible-text.ts'
import { errorWords } from '../../words/en-errors.ts'
import { theProvider, type LineTold, type StoryNames } from '../../words/en-story.ts'
import { handsNeeded, isProvedByHand } from './by-hand.ts'
import { placeNumbers } from './place-numbers.ts'
import { madeTold, oldTold, placesTold, savedTold, type Telling } from './tellings.ts'
import { namesOfPlaces } from './weight.ts'

/** One line of the story, ready to be drawn. */
export type Chapter = {
  readonly id: StoryLine['id'] | 'signer'
  readonly told: LineTold
  readonly mark: StoryLine['state']
  readonly who: StoryLine['who'] | 'both'
  readonly at: number | null
}

/** The lines that a view has to tell: a turning-off makes no key, a first key has no old one. */
export function storyOf(view: RotationView): readonly Chapter[] {
  switch (view.kind) {
    case 'replace':
      return inOrder(view).map((line) => chapterOf(view, line))
    case 'generate':
      return view.lines
        .filter(({ id }) => id === 'made' || id === 'saved')
        .map((line) => chapterOf(view, line))
    case 'turn-off':
      return view.lines
        .filter(({ id }) => id === 'old')
        .map((line) => chapterOf(view, endedLine(view, line)))
    case 'set-signer':
      return [signerChapter(view)]
  }
}

/** Whether the list of places stands below its line: once there is a key to put there. */
export function showsPlaces(
  view: Pick<RotationView, 'kind' | 'lines' | 'places' | 'actions'>,
): boolean {
  const line = view.lines.find(({ id }) => id === 'places')
  const isTouched = view.places.some(({ state }) => state !== 'todo')
  const isNext = isTouched || view.actions.includes('works-by-hand')
  return view.kind === 'replace' && (isNext || (line !== undefined && line.state !== 'todo'))
}

/** The names that the sentences of a story use. */
export function namesOf(view: RotationView, now: number): StoryNames {
  return {
    provider: visibleText(view.providerName) || theProvider,
    hint: visibleText(view.new?.hint ?? ''),
    places: placeNumbers(view),
    name: visibleText(view.newName),
    until: view.graceEndsAt === null ? null : formatNearDay(view.graceEndsAt, now),
    trouble: view.trouble ? errorWords[view.trouble.code].happened : '',
    retryAt: view.notBefore === null ? null : formatSoon(view.notBefore, now),
    handsBack: namesOfPlaces(handsNeeded(view)),
    usedAt: view.stillUsedAt === null ? null : formatNearMinute(view.stillUsedAt, now),
  }
}

/** In an emergency the old key goes first; on the way back the new one goes last. */
function inOrder(view: RotationView): readonly StoryLine[] {
  if (view.truth === 'taking-back' || view.truth === 'taken-back')
    return [...view.lines.filter(({ id }) => id !== 'made'), ...made(view)]
  const old = view.lines.find(({ id }) => id === 'old')
  if (!view.urgent || !old || !goesFirst(view)) return view.lines
  return [old, ...view.lines.filter((line) => line !== old)]
}

function made({ lines }: RotationView): readonly StoryLine[] {
  return lines.filter(({ id }) => id === 'made')
}

/** The key that signs webhooks goes after its replacement signs, whatever the hurry. */
function goesFirst({ old, oldOffAt, promotedAt }: RotationView): boolean {
  if (oldOffAt === null) return old?.signer !== true
  return promotedAt === null || oldOffAt < promotedAt
}

function chapterOf(view: RotationView, line: StoryLine): Chapter {
  const { id, who } = line
  switch (id) {
    case 'made':
      return { id, who, ...timed(line, madeTold(view, line)) }
    case 'saved':
      return { id, who, ...timed(line, savedTold(view, line)) }
    case 'places':
      return { id, who: whoOfPlaces(view, line), ...timed(line, placesTold(view, line)) }
    case 'old':
      return { id, who: whoOfOld(view, line), ...timed(line, oldTold(view, line)) }
  }
}

/** What is still to come has no time of its own, whatever was done before it was taken back. */
function timed({ at }: StoryLine, telling: Telling): Telling & Pick<Chapter, 'at'> {
  const isToCome = telling.mark === 'todo' || telling.mark === 'waiting'
  return { ...telling, at: isToCome ? null : at }
}

/** Where only the person can turn it off, it was the person. */
function whoOfOld(view: RotationView, { who }: StoryLine): Chapter['who'] {
  return view.strategy === 'guided' && isProvedByHand(view) ? 'person' : who
}

function whoOfPlaces({ places }: RotationView, { who }: StoryLine): Chapter['who'] {
  const both = new Set(places.map((place) => place.who))
  if (both.size === 2) return 'both'
  return places[0]?.who ?? who
}

/** A turning-off that ended without turning anything off: the key was refused or given up. */
function endedLine(view: RotationView, line: StoryLine): StoryLine {
  if (view.step !== 'abandoned') return line
  return { ...line, state: 'failed', who: 'nobody' }
}

function signerChapter(view: RotationView): Chapter {
  const shared = { id: 'signer', who: 'keyturn' } as const
  if (view.step === 'done') return { ...shared, told: 'signer-done', mark: 'done', at: null }
  if (view.turn === 'keyturn')
    return { ...shared, told: 'signer-working', mark: 'working', at: null }
  const failed = view.trouble !== null || view.step === 'abandoned'
  return failed
    ? { ...shared, told: 'signer-failed', mark: 'failed', at: view.trouble?.at ?? null }
    : { ...shared, told: 'signer-todo', mark: 'todo', at: null }
}

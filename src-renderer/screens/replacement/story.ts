import { formatNearDay } from '../../format/dates.ts'
import type { StoryLine, RotationView } from '../../../src-shared/rotation.ts'
import { visibleText } from '../../format/visible-text.ts'
import { errorWords } from '../../words/en-errors.ts'
import type { LineTold, StoryNames } from '../../words/en-story.ts'

/** One line of the story, ready to be drawn. */
export type Chapter = {
  readonly id: StoryLine['id'] | 'signer'
  readonly told: LineTold
  readonly mark: StoryLine['state']
  readonly who: StoryLine['who']
  readonly at: number | null
}

/** The lines that a view has to tell: a turning-off makes no key, a first key has no old one. */
export function storyOf(view: RotationView): readonly Chapter[] {
  switch (view.kind) {
    case 'replace':
      return view.lines.map((line) => chapterOf(view, line))
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

/** The names that the sentences of a story use. */
export function namesOf(view: RotationView, now: number): StoryNames {
  return {
    provider: visibleText(view.providerName),
    hint: visibleText(view.new?.hint ?? ''),
    places: view.callers.length,
    name: visibleText(view.newName),
    until: view.graceEndsAt === null ? null : formatNearDay(view.graceEndsAt, now),
    trouble: view.trouble ? errorWords[view.trouble.code].happened : '',
  }
}

function chapterOf(view: RotationView, line: StoryLine): Chapter {
  const { id, who, at } = line
  switch (id) {
    case 'made':
      return { id, who, at, ...madeTold(view, line) }
    case 'saved':
      return { id, who, at, ...savedTold(view, line) }
    case 'places':
      return { id, who, at, told: `places-${plainState(line.state)}`, mark: line.state }
    case 'old':
      return { id, who, at, ...oldTold(view, line) }
  }
}

type Telling = Pick<Chapter, 'told' | 'mark'>

function madeTold(view: RotationView, { state }: StoryLine): Telling {
  if (view.step === 'orphaned') return { told: 'made-orphan', mark: 'unknown' }
  if (state === 'unknown') {
    const told = view.candidates.length > 0 ? 'made-unclear' : 'made-lost'
    return { told, mark: 'unknown' }
  }
  if (view.step === 'abandoned') {
    return { told: view.trouble ? 'made-failed' : 'made-ended', mark: 'failed' }
  }
  if (state === 'done' || state === 'working') return { told: `made-${state}`, mark: state }
  // A choice to make, and nothing that went wrong.
  if (view.trouble?.code === 'provider-slots-full') return { told: 'made-full', mark: 'waiting' }
  if (state === 'failed') return { told: 'made-failed', mark: 'failed' }
  return { told: view.askedAt === null ? 'made-todo' : 'made-none', mark: state }
}

function savedTold(view: RotationView, { state }: StoryLine): Telling {
  if (view.truth === 'new-unsaved') return { told: 'saved-unsaved', mark: 'failed' }
  if (state === 'unknown') return { told: 'saved-waiting', mark: 'waiting' }
  return { told: `saved-${state}`, mark: state }
}

function oldTold(view: RotationView, { state }: StoryLine): Telling {
  if (state === 'done' && view.truth === 'both-work') return { told: 'old-kept', mark: 'done' }
  if (view.step === 'retired') return { told: 'old-unproved', mark: state }
  return { told: `old-${plainState(state)}`, mark: state }
}

function plainState(state: StoryLine['state']): Exclude<StoryLine['state'], 'unknown'> {
  return state === 'unknown' ? 'waiting' : state
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

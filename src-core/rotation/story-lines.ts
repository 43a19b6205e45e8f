/**
 * The four lines of a story: made, saved, places, old; each with who acts, and when it was done.
 */
import { knownCode } from '../../src-shared/errors.ts'
import type { SecretVersion } from '../../src-shared/item.ts'
import { isOurs, type Journal, type Step, type StoryLine } from '../../src-shared/rotation.ts'
import type { Standing } from './actions.ts'
import { stepBefore } from './trail.ts'

/** What the lines are drawn from besides the journal. */
export type LineFacts = {
  readonly standing: Standing
  readonly old: SecretVersion | null
  /** What went wrong at the last attempt, or null. */
  readonly code: StoryLine['code']
}

/** The order of the work; what stands before the present step is behind us. */
const order: readonly Step[] = [
  'planned',
  'creating',
  'stored',
  'proved',
  'promoted',
  'retiring',
  'retired',
  'done',
]

/** Draws the four lines. */
export function linesOf(journal: Journal, facts: LineFacts): StoryLine[] {
  const body = atStepOfStory(journal, facts.old?.remoteId ?? null)
  const guided = journal.strategy === 'guided'
  return [
    line(body, { id: 'made', ...between('planned', 'stored'), who: by(guided), ...facts }),
    line(body, {
      id: 'saved',
      ...between('stored', 'proved'),
      who: by(provesByHand(facts, guided)),
      ...facts,
    }),
    placesLine(body, facts),
    oldLine(journal, body, facts),
  ]
}

function placesLine(body: Journal, facts: LineFacts): StoryLine {
  const places = body.places ?? []
  const span = { id: 'places', ...between('proved', 'promoted') } as const
  const drawn = line(body, { ...span, who: by(!places.some(isOurs)), ...facts })
  if (drawn.state !== 'waiting') return drawn
  const failed = places.find(({ state }) => ['failed', 'differs', 'unknown'].includes(state))
  if (!failed) return drawn
  return { ...drawn, state: 'failed', code: failed.code === null ? null : knownCode(failed.code) }
}

/** In an emergency, and where the old key dies at once, its line runs ahead of the others. */
function oldLine(journal: Journal, body: Journal, facts: LineFacts): StoryLine {
  const span = { id: 'old', ...between('promoted', 'done') } as const
  const byItself = facts.standing.means.looks && !facts.standing.means.asksPhrase
  const drawn = line(body, { ...span, who: by(!byItself), ...facts })
  const { step, oldOffAt } = journal
  if (oldOffAt === undefined || drawn.state === 'done') return drawn
  if (step === 'retiring' || step === 'retired') {
    return { ...drawn, who: 'keyturn', state: facts.standing.running ? 'working' : drawn.state }
  }
  const isProved = journal.urgent === true && journal.strategy !== 'in-place'
  return { ...drawn, who: 'keyturn', state: isProved ? 'done' : 'waiting', at: oldOffAt }
}

function provesByHand({ standing }: LineFacts, guided: boolean): boolean {
  return guided && !standing.means.verifies
}

function by(person: boolean): StoryLine['who'] {
  return person ? 'person' : 'keyturn'
}

function between(starts: Step, ends: Step) {
  return { starts, ends }
}

/** Turning off an orphan, an unwanted key or a slot is no progress of the replacement. */
function atStepOfStory(body: Journal, oldRemoteId: string | null): Journal {
  const isOldGoing = body.step === 'retired' || body.target === oldRemoteId
  const isOff = body.step === 'retiring' || body.step === 'retired'
  // In an emergency the old key goes before there is a new one.
  if (body.kind === 'replace' && isOff && isOldGoing && body.newVersionId === null) {
    return { ...body, step: 'planned' }
  }
  if (body.step !== 'retiring' || body.target === oldRemoteId) return body
  return { ...body, step: stepBefore(body, 'retiring') ?? body.step }
}

type LineSpan = LineFacts & {
  readonly id: StoryLine['id']
  readonly starts: Step
  readonly ends: Step
  readonly who: StoryLine['who']
}

function line(body: Journal, span: LineSpan): StoryLine {
  const state = stateOf(body, span)
  const ended = body.trail.find((entry) => order.indexOf(entry.step) >= order.indexOf(span.ends))
  return {
    id: span.id,
    state,
    who: span.who,
    at: state === 'done' ? (ended?.at ?? null) : null,
    code: state === 'failed' || state === 'unknown' ? span.code : null,
  }
}

function stateOf(body: Journal, span: LineSpan): StoryLine['state'] {
  if (body.step === 'unknown' || body.step === 'orphaned') {
    return span.id === 'made' ? 'unknown' : 'todo'
  }
  if (body.step === 'abandoned') return span.id === 'made' ? 'failed' : 'todo'
  const at = order.indexOf(body.step)
  if (at >= order.indexOf(span.ends)) return 'done'
  if (at < order.indexOf(span.starts)) return 'todo'
  if (span.standing.running) return 'working'
  if (body.step === 'creating') return 'unknown'
  return span.code === null ? 'waiting' : 'failed'
}

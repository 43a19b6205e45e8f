/**
 * Tells something under way as the window shows it: four lines, two keys, one sentence.
 *
 * Reads what is written down; holds no secret.
 */
import { knownCode, type ErrorCode } from '../../src-shared/errors.ts'
import type { Overview } from '../../src-shared/item.ts'
import type {
  Journal,
  KeyMention,
  RotationView,
  Step,
  StoryLine,
} from '../../src-shared/rotation.ts'
import { actionsOf, turnOf, type Standing } from './actions.ts'
import type { KeptJournal } from './context.ts'
import { truthOf } from './truth.ts'
import { versionById } from './versions.ts'

/** What the story needs besides the journal. */
export type StoryFacts = {
  readonly overview: Overview | null
  readonly providerName: string
  readonly needsPhrase: boolean
  readonly standing: Omit<Standing, 'oldIsOff' | 'endedAt'>
  /** Why the secret in hand could not be saved, or null. */
  readonly unsavedBecause: ErrorCode | null
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

/** Draws the view of one journal. */
export function viewOf({ id, body }: KeptJournal, facts: StoryFacts): RotationView {
  const old = versionById(facts.overview, body.oldVersionId)
  const made = versionById(facts.overview, body.newVersionId)
  const oldIsOff = old?.stage === 'revoked'
  const endedAt = body.step === 'abandoned' ? stepBefore(body, 'abandoned') : null
  const standing: Standing = { ...facts.standing, oldIsOff, endedAt }
  const trouble = standing.unsaved
    ? { code: facts.unsavedBecause ?? 'disk-full', at: body.askedAt ?? body.startedAt }
    : body.trouble && { code: knownCode(body.trouble.code), at: body.trouble.at }
  return {
    id,
    kind: body.kind,
    step: body.step,
    turn: turnOf(body, standing),
    truth: truthOf(body, standing),
    itemId: body.itemId,
    connectionId: body.connectionId,
    itemName: facts.overview?.name ?? body.name,
    newName: body.name,
    providerName: facts.providerName,
    reason: body.reason,
    startedAt: body.startedAt,
    askedAt: body.askedAt,
    keysBefore: body.idsBefore?.length ?? null,
    old: mention(old),
    new: mention(made),
    callers: facts.overview ? [...facts.overview.callers] : (body.planned?.fields.callers ?? []),
    placesDoneAt: body.placesDoneAt,
    graceEndsAt: body.graceEndsAt,
    lines: linesOf(atStepOfStory(body, old?.remoteId ?? null), standing, trouble?.code ?? null),
    candidates: body.candidates.map(({ remoteId, name, createdAt, signer, ours }) => {
      return { remoteId, name, createdAt, signer, ours }
    }),
    actions: [...actionsOf(body, standing)],
    needsPhrase: facts.needsPhrase,
    target: targetOf(body, old?.remoteId ?? null),
    trouble,
    strategy: body.strategy ?? 'overlap',
    urgent: body.urgent ?? false,
    places: [],
    promotedAt: body.promotedAt ?? null,
    oldOffAt: body.oldOffAt ?? null,
    stillUsedAt: body.stillUsedAt ?? null,
    backAt: body.backAt ?? null,
    notBefore: body.notBefore ?? null,
    retiresByItself: false,
  }
}

/** What the turning-off action would turn off: the orphan, or the old key. */
function targetOf(body: Journal, oldRemoteId: string | null): string | null {
  return body.target ?? (body.step === 'promoted' ? oldRemoteId : null)
}

/** The step at which a journal stood before it came to the present one, or null. */
export function stepBefore({ trail }: Pick<Journal, 'trail'>, present: Step): Step | null {
  const last = trail.findLastIndex(({ step }) => step !== present)
  return trail[last]?.step ?? null
}

/** Turning off an orphan or an unwanted key is no progress of the replacement. */
function atStepOfStory(body: Journal, oldRemoteId: string | null): Journal {
  if (body.step !== 'retiring' || body.target === oldRemoteId) return body
  return { ...body, step: stepBefore(body, 'retiring') ?? body.step }
}

function mention(version: ReturnType<typeof versionById>): KeyMention | null {
  return (
    version && {
      versionId: version.id,
      hint: version.hint,
      credentialId: version.credentialId,
      createdAt: version.createdAt,
      signer: version.signer,
    }
  )
}

function linesOf(body: Journal, standing: Standing, code: StoryLine['code']): StoryLine[] {
  return [
    line(body, { id: 'made', starts: 'planned', ends: 'stored', who: 'keyturn', standing, code }),
    line(body, { id: 'saved', starts: 'stored', ends: 'proved', who: 'keyturn', standing, code }),
    line(body, { id: 'places', starts: 'proved', ends: 'promoted', who: 'person', standing, code }),
    line(body, { id: 'old', starts: 'promoted', ends: 'done', who: 'keyturn', standing, code }),
  ]
}

type LineSpan = {
  readonly id: StoryLine['id']
  readonly starts: Step
  readonly ends: Step
  readonly who: StoryLine['who']
  readonly standing: Standing
  readonly code: StoryLine['code']
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

/**
 * Tells something under way as the window shows it: four lines, two keys, one sentence.
 *
 * Reads what is written down; holds no secret.
 */
import { Why } from '../../src-shared/care.ts'
import { knownCode, type ErrorCode } from '../../src-shared/errors.ts'
import type { Overview, SecretVersion } from '../../src-shared/item.ts'
import { arePlacesUndone } from '../../src-shared/place-records.ts'
import {
  isOldUrgent,
  type Journal,
  type KeyMention,
  type PlaceView,
  type RotationView,
} from '../../src-shared/rotation.ts'
import { actionsOf, turnOf, type Standing } from './actions.ts'
import type { KeptJournal } from './context.ts'
import { linesOf } from './story-lines.ts'
import { stepBefore } from './trail.ts'
import { truthOf } from './truth.ts'
import { versionById } from './versions.ts'

/** What the story needs besides the journal. */
export type StoryFacts = {
  readonly overview: Overview | null
  readonly providerName: string
  readonly places: readonly PlaceView[]
  readonly standing: Omit<
    Standing,
    'oldIsOff' | 'newIsOff' | 'endedAt' | 'oldMayBeOff' | 'oldWasRefused'
  >
  /** Why the secret in hand could not be saved, or null. */
  readonly unsavedBecause: ErrorCode | null
}

/** Draws the view of one journal. */
export function viewOf({ id, body }: KeptJournal, facts: StoryFacts): RotationView {
  const { overview } = facts
  const old = versionById(overview, body.oldVersionId)
  const made = versionById(overview, body.newVersionId)
  const endedAt = body.step === 'abandoned' ? stepBefore(body, 'abandoned') : null
  const standing: Standing = {
    ...facts.standing,
    // In place the old key is dead as soon as that is written, also while its value is kept.
    oldIsOff:
      old?.stage === 'revoked' || (body.strategy !== 'overlap' && body.oldOffAt !== undefined),
    newIsOff: made?.stage === 'revoked',
    endedAt,
    oldWasRefused: endedAt !== null && body.trail.at(-2)?.code === 'old-key-refused',
    oldMayBeOff: endedAt === 'retiring' && old !== null && old.remoteId === body.target,
  }
  const trouble = troubleOf(body, facts)
  return {
    id,
    ...subjectOf(body, overview),
    providerName: facts.providerName,
    turn: turnOf(body, standing),
    truth: truthOf(body, standing),
    keysBefore: body.idsBefore?.length ?? null,
    old: mention(old),
    new: mention(made),
    lines: linesOf(body, { standing, old, code: trouble?.code ?? null }),
    candidates: body.candidates.map(({ remoteId, name, createdAt, signer, ours }) => {
      return { remoteId, name, createdAt, signer, ours }
    }),
    actions: [...actionsOf(body, standing)],
    needsPhrase: standing.means.asksPhrase,
    target: targetOf(body, old, made),
    trouble,
    places: [...facts.places],
    why: Why.safeParse(body.why).data ?? null,
    toldAt: body.toldAt ?? null,
    startsAt: body.startsAt ?? null,
    retiresByItself: retiresByItself(body, standing),
  }
}

/** What the journal itself says, with what older ones left out. */
function subjectOf(body: Journal, overview: Overview | null) {
  return {
    kind: body.kind,
    step: body.step,
    itemId: body.itemId,
    connectionId: body.connectionId,
    itemName: overview?.name ?? body.name,
    newName: body.name,
    reason: body.reason,
    startedAt: body.startedAt,
    askedAt: body.askedAt,
    callers: overview ? [...overview.callers] : (body.planned?.fields.callers ?? []),
    placesDoneAt: body.placesDoneAt,
    graceEndsAt: body.graceEndsAt,
    strategy: body.strategy ?? ('overlap' as const),
    urgent: body.urgent ?? false,
    promotedAt: body.promotedAt ?? null,
    oldOffAt: body.oldOffAt ?? null,
    stillUsedAt: body.stillUsedAt ?? null,
    backAt: body.backAt ?? null,
    notBefore: body.notBefore ?? null,
  }
}

function troubleOf(body: Journal, facts: StoryFacts): RotationView['trouble'] {
  if (facts.standing.unsaved) {
    return { code: facts.unsavedBecause ?? 'disk-full', at: body.askedAt ?? body.startedAt }
  }
  return body.trouble && { code: knownCode(body.trouble.code), at: body.trouble.at }
}

/** What a turning-off action would turn off: an orphan, the old key, or one that is taken back. */
function targetOf(
  body: Journal,
  old: SecretVersion | null,
  made: SecretVersion | null,
): string | null {
  if (body.target !== null) return body.target
  if (body.backAt !== undefined && body.step === 'proved') {
    return arePlacesUndone(body.places ?? []) ? (made?.remoteId ?? null) : null
  }
  const isNext = body.step === 'promoted' || (body.step === 'planned' && isOldUrgent(body))
  return isNext && body.strategy !== 'in-place' ? (old?.remoteId ?? null) : null
}

function retiresByItself(
  { kind, strategy, urgent, backAt }: Journal,
  { means, oldIsOff }: Standing,
): boolean {
  const isPlain = strategy !== 'guided' && strategy !== 'in-place' && urgent !== true
  const isWanted = kind === 'replace' && isPlain && backAt === undefined && !oldIsOff
  return isWanted && means.looks && !means.asksPhrase
}

function mention(version: SecretVersion | null): KeyMention | null {
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

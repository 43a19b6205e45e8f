import type { ItemId } from '../../../src-shared/ids.ts'
import { RotationId, VersionId } from '../../../src-shared/ids.ts'
import { formatItemName } from '../../../src-shared/item-name.ts'
import type { RotationView, StoryLine } from '../../../src-shared/rotation.ts'
import { connectionIds, hexId, sampleItems } from './sample-items.ts'

const dayMs = 86_400_000

type Change = Partial<RotationView> & Pick<RotationView, 'step' | 'turn' | 'truth' | 'actions'>

/** The lines of a story in which `done` lines are over and the next one stands as `state`. */
export function story(done: number, state: StoryLine['state'], at: number): StoryLine[] {
  const ids = ['made', 'saved', 'places', 'old'] as const
  return ids.map((id, index) => ({
    id,
    state: index < done ? 'done' : index === done ? state : 'todo',
    who: id === 'places' ? 'person' : 'keyturn',
    at: index <= done ? at + index * 1_000 : null,
    code: index === done && state === 'unknown' ? 'provider-no-reply' : null,
  }))
}

/** One view of something under way with an item, at a step. */
export function rotationView(number: number, itemIndex: number, now: number) {
  const item = sampleItems(now)[itemIndex]
  if (!item) throw new RangeError('no such item')
  const current = item.overview.versions.find((version) => version.stage === 'current')
  const startedAt = now - number * 3_600_000
  return (change: Change): RotationView => ({
    id: RotationId.parse(hexId('d', number)),
    kind: 'replace',
    itemId: item.id,
    connectionId: item.overview.connectionId ?? connectionIds.atna,
    itemName: item.overview.name,
    newName: formatItemName(item.overview.service, startedAt),
    providerName: item.overview.providerName,
    reason: '10 days overdue',
    startedAt,
    askedAt: startedAt + 1_000,
    keysBefore: 6,
    old: current
      ? {
          versionId: current.id,
          hint: current.hint,
          credentialId: current.credentialId,
          createdAt: current.createdAt,
          signer: current.signer,
        }
      : null,
    new: null,
    callers: item.overview.callers,
    placesDoneAt: null,
    graceEndsAt: null,
    lines: story(0, 'working', startedAt),
    candidates: [],
    needsPhrase: false,
    target: null,
    trouble: null,
    strategy: 'overlap',
    urgent: false,
    why: null,
    toldAt: null,
    startsAt: null,
    places: [],
    promotedAt: null,
    oldOffAt: null,
    stillUsedAt: null,
    backAt: null,
    notBefore: null,
    retiresByItself: false,
    ...change,
  })
}

/** The key that a replacement made. */
export function newKey(number: number, at: number): NonNullable<RotationView['new']> {
  return {
    versionId: VersionId.parse(hexId('b', 9_000 + number)),
    hint: 'atna_sample_…4f2a',
    credentialId: `cred_4f2a90c${String(number)}`,
    createdAt: at,
    signer: false,
  }
}

/** A view of everything that can be under way or over. */
export function sampleRotations(now: number): RotationView[] {
  const at = (number: number) => now - number * 3_600_000
  return [
    rotationView(
      1,
      0,
      now,
    )({
      step: 'proved',
      turn: 'person',
      truth: 'both-work',
      actions: ['places-done', 'finish-keeping-old'],
      new: newKey(1, at(1)),
      lines: story(2, 'waiting', at(1)),
      graceEndsAt: now + 13 * dayMs,
    }),
    rotationView(
      2,
      1,
      now,
    )({
      step: 'unknown',
      turn: 'person',
      truth: 'old-works-new-unknown',
      actions: ['check'],
      lines: story(0, 'unknown', at(2)),
      trouble: { code: 'provider-no-reply', at: at(2) },
    }),
    rotationView(
      3,
      3,
      now,
    )({
      step: 'orphaned',
      turn: 'person',
      truth: 'orphan-exists',
      actions: ['turn-off-orphan', 'none-is-ours', 'start-again'],
      lines: story(0, 'unknown', at(3)),
      candidates: [
        { remoteId: 'cred_9', name: 'risk_batch-x', createdAt: at(3), signer: false, ours: true },
        { remoteId: 'cred_7', name: 'other_thing', createdAt: at(9), signer: false, ours: false },
      ],
      target: 'cred_9',
    }),
    rotationView(
      4,
      5,
      now,
    )({
      step: 'planned',
      turn: 'person',
      truth: 'old-works',
      actions: ['continue', 'abandon'],
      askedAt: null,
      lines: story(0, 'failed', at(4)),
      trouble: { code: 'provider-slots-full', at: at(4) },
    }),
    rotationView(
      5,
      4,
      now,
    )({
      step: 'promoted',
      turn: 'person',
      truth: 'both-work',
      actions: ['turn-off-old', 'finish-keeping-old'],
      new: newKey(5, at(5)),
      placesDoneAt: at(4),
      graceEndsAt: now + 2 * dayMs,
      lines: story(3, 'waiting', at(5)),
      needsPhrase: true,
      target: 'cred_4_previous',
    }),
    rotationView(
      6,
      2,
      now,
    )({
      step: 'done',
      turn: 'nobody',
      truth: 'turned-off',
      actions: [],
      new: newKey(6, at(6)),
      placesDoneAt: at(5),
      lines: story(4, 'done', at(6)),
    }),
    rotationView(
      7,
      6,
      now,
    )({
      step: 'abandoned',
      turn: 'nobody',
      truth: 'nothing-made',
      actions: [],
      lines: story(0, 'failed', at(7)),
      trouble: { code: 'provider-forbidden', at: at(7) },
    }),
  ]
}

/** The view of a replacement that was just asked for and went as far as it can by itself. */
export function startedRotation(itemId: ItemId, number: number, now: number): RotationView {
  const index = sampleItems(now).findIndex((item) => item.id === itemId)
  return rotationView(
    number,
    Math.max(0, index),
    now,
  )({
    step: 'proved',
    turn: 'person',
    truth: 'both-work',
    actions: ['places-done', 'finish-keeping-old'],
    startedAt: now,
    askedAt: now,
    new: newKey(number, now),
    lines: story(2, 'waiting', now),
  })
}

import { ConnectionId, ItemId, RotationId, VersionId } from '../../../../../src-shared/ids.ts'
import type { KeyMention, RotationView, StoryLine } from '../../../../../src-shared/rotation.ts'

/** The instant at which everything in these tests happens. */
export const now = Date.UTC(2026, 10, 20, 14, 5)

/** A key as a view mentions it. */
export function key(digit: string): KeyMention {
  return {
    versionId: VersionId.parse(digit.repeat(32)),
    hint: `atna_…${digit.repeat(4)}`,
    credentialId: null,
    createdAt: now - 90 * 86_400_000,
    signer: false,
  }
}

/** Four lines of which the first `done` are over and the next one stands as `state`. */
export function linesAt(done: number, state: StoryLine['state']): StoryLine[] {
  return (['made', 'saved', 'places', 'old'] as const).map((id, index) => ({
    id,
    state: index < done ? 'done' : index === done ? state : 'todo',
    who: id === 'places' ? 'person' : 'keyturn',
    at: null,
    code: null,
  }))
}

/** A replacement that was asked for and did nothing yet, changed as a test needs it. */
export function sampleView(change: Partial<RotationView>): RotationView {
  return {
    id: RotationId.parse('1'.repeat(32)),
    kind: 'replace',
    step: 'planned',
    turn: 'person',
    truth: 'old-works',
    itemId: ItemId.parse('2'.repeat(32)),
    connectionId: ConnectionId.parse('3'.repeat(32)),
    itemName: 'billing-22_08_2026-14_05',
    newName: 'billing-20_11_2026-14_05',
    providerName: 'ATNA practice',
    reason: '',
    startedAt: now,
    askedAt: null,
    keysBefore: null,
    old: key('a'),
    new: null,
    callers: ['billing/.env'],
    placesDoneAt: null,
    graceEndsAt: null,
    lines: linesAt(0, 'waiting'),
    candidates: [],
    actions: [],
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
  }
}

import { RotationId } from '../../../src-shared/ids.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { hexId } from './sample-items.ts'
import { newKey, rotationView, story } from './sample-rotations.ts'
import { goneWrong, place, threeOfFour, untouched } from './story-places.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

type Build = (now: number) => RotationView

const plain = 0
const portal = 4
const signer = 5
const byHand = 7

function at(item: number, change: (now: number) => Parameters<ReturnType<typeof rotationView>>[0]) {
  return (now: number) => rotationView(1, item, now)(change(now))
}

/** Every state that a replacement can be met in, by name. */
export const stories: Readonly<Record<string, Build>> = {
  places: at(plain, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'places-changing',
    actions: ['places-done', 'take-back', 'end-here'],
    new: newKey(1, now - minuteMs),
    lines: story(2, 'waiting', now - minuteMs),
    graceEndsAt: now + 13 * dayMs,
    places: threeOfFour(now),
  })),
  postponed: at(plain, (now) => ({
    step: 'planned',
    turn: 'keyturn',
    truth: 'nothing-sent',
    actions: ['start-now', 'callers-told', 'abandon'],
    askedAt: null,
    keysBefore: null,
    startsAt: now + 13 * 60 * minuteMs,
    why: 'teammate-left',
    lines: story(0, 'todo', now),
    places: untouched(now),
  })),
  late: at(plain, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'places-changing',
    actions: ['places-done', 'take-back', 'end-here'],
    new: newKey(1, now - 2 * dayMs),
    toldAt: now - 2 * dayMs,
    lines: story(2, 'waiting', now - 2 * dayMs),
    places: threeOfFour(now),
  })),
  'places-wrong': at(plain, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'places-changing',
    actions: ['continue', 'places-done', 'take-back', 'end-here'],
    new: newKey(1, now - minuteMs),
    lines: story(2, 'failed', now - minuteMs),
    places: goneWrong(now),
  })),
  guided: at(byHand, (now) => ({
    step: 'planned',
    turn: 'person',
    truth: 'waiting-for-new',
    actions: ['abandon'],
    strategy: 'guided',
    connectionId: null,
    askedAt: null,
    keysBefore: null,
    lines: story(0, 'waiting', now),
    places: untouched(now),
  })),
  'guided-proof': at(byHand, (now) => ({
    step: 'stored',
    turn: 'person',
    truth: 'new-saved-unproved',
    actions: ['works-by-hand', 'abandon'],
    strategy: 'guided',
    connectionId: null,
    new: newKey(1, now),
    lines: story(1, 'waiting', now).map((line) =>
      line.id === 'saved' || line.id === 'made' ? { ...line, who: 'person' as const } : line,
    ),
    places: untouched(now),
  })),
  'guided-back': at(byHand, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'taking-back',
    actions: ['end-here'],
    strategy: 'guided',
    connectionId: null,
    new: newKey(1, now),
    backAt: now,
    lines: story(2, 'waiting', now).map((line) =>
      line.id === 'saved' || line.id === 'made' ? { ...line, who: 'person' as const } : line,
    ),
    places: untouched(now).map((one) => ({ ...one, actions: [] })),
  })),
  'guided-old': at(byHand, (now) => ({
    step: 'promoted',
    turn: 'person',
    truth: 'both-work',
    actions: ['old-is-off', 'finish-keeping-old', 'take-back'],
    strategy: 'guided',
    connectionId: null,
    new: newKey(1, now),
    placesDoneAt: now,
    promotedAt: now,
    graceEndsAt: now + dayMs,
    lines: story(3, 'waiting', now).map((line) =>
      line.id === 'places' ? line : { ...line, who: 'person' as const },
    ),
    places: threeOfFour(now).map((one) => ({ ...one, state: 'ticked' as const, actions: [] })),
  })),
  'in-place': at(plain, (now) => ({
    step: 'planned',
    turn: 'person',
    truth: 'old-works',
    actions: ['accept-break', 'abandon'],
    strategy: 'in-place',
    askedAt: null,
    lines: story(0, 'waiting', now),
    places: untouched(now),
  })),
  'in-place-unknown': at(plain, (now) => ({
    step: 'unknown',
    turn: 'person',
    truth: 'either-may-live',
    actions: ['check', 'end-here'],
    strategy: 'in-place',
    lines: story(0, 'unknown', now),
    trouble: { code: 'provider-no-reply', at: now },
    places: untouched(now),
  })),
  'in-place-lost': at(plain, (now) => ({
    step: 'orphaned',
    turn: 'person',
    truth: 'old-dead-new-lost',
    actions: ['recover', 'start-again', 'end-here'],
    strategy: 'in-place',
    oldOffAt: now,
    lines: story(0, 'unknown', now),
    places: untouched(now),
  })),
  'in-place-places': at(plain, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'old-dead-new-saved',
    actions: ['continue', 'places-done', 'end-here'],
    strategy: 'in-place',
    oldOffAt: now - minuteMs,
    new: newKey(1, now - minuteMs),
    lines: story(2, 'failed', now - minuteMs),
    places: [place('env', now, { state: 'updated', actions: [] }), ...goneWrong(now).slice(2, 4)],
  })),
  slots: at(signer, (now) => ({
    step: 'planned',
    turn: 'person',
    truth: 'old-works',
    actions: ['give-up-slot', 'continue', 'abandon'],
    askedAt: null,
    lines: story(0, 'failed', now),
    trouble: { code: 'provider-slots-full', at: now },
    needsPhrase: true,
    candidates: [
      slot('cred_4_previous', 'docs_editor-16_08_2026-12_05', now - 96 * dayMs),
      slot('cred_4', 'docs_editor-03_10_2026-12_05', now - 48 * dayMs),
      slot('cred_77', 'made by somebody', now - 500 * dayMs),
      { ...slot('cred_78', 'webhooks', now - 300 * dayMs), signer: true },
    ],
  })),
  'rate-limited': at(plain, (now) => ({
    step: 'planned',
    turn: 'keyturn',
    truth: 'old-works',
    actions: ['continue', 'abandon'],
    lines: story(0, 'failed', now),
    trouble: { code: 'provider-rate-limited', at: now },
    notBefore: now + 90_000,
    places: untouched(now),
  })),
  proving: at(plain, (now) => ({
    step: 'stored',
    turn: 'keyturn',
    truth: 'new-saved-unproved',
    actions: ['continue', 'abandon'],
    new: newKey(1, now),
    lines: story(1, 'failed', now),
    trouble: { code: 'new-key-refused', at: now },
    notBefore: now + 15_000,
    places: untouched(now),
  })),
  quiet: at(portal, (now) => ({
    step: 'promoted',
    turn: 'keyturn',
    truth: 'both-work',
    actions: ['turn-off-old', 'finish-keeping-old', 'take-back'],
    new: newKey(1, now - minuteMs),
    placesDoneAt: now,
    promotedAt: now,
    graceEndsAt: now + 13 * dayMs,
    notBefore: now + 13 * dayMs,
    lines: story(3, 'waiting', now),
    retiresByItself: true,
    places: threeOfFour(now).map((one) => ({ ...one, state: 'updated' as const, actions: [] })),
  })),
  'still-used': at(portal, (now) => ({
    step: 'promoted',
    turn: 'keyturn',
    truth: 'old-still-used',
    actions: ['turn-off-old', 'finish-keeping-old', 'take-back'],
    new: newKey(1, now - 14 * dayMs),
    placesDoneAt: now - 14 * dayMs,
    promotedAt: now - 14 * dayMs,
    graceEndsAt: now - dayMs,
    stillUsedAt: now - 2 * 3_600_000,
    notBefore: now + 3_000_000,
    lines: story(3, 'waiting', now - 14 * dayMs),
    retiresByItself: true,
    places: threeOfFour(now).map((one) => ({ ...one, state: 'updated' as const, actions: [] })),
  })),
  'clock-skewed': at(portal, (now) => ({
    step: 'promoted',
    turn: 'person',
    truth: 'both-work',
    actions: ['turn-off-old', 'finish-keeping-old', 'take-back'],
    new: newKey(1, now - dayMs),
    placesDoneAt: now - dayMs,
    promotedAt: now - dayMs,
    graceEndsAt: now - minuteMs,
    trouble: { code: 'clock-skewed', at: now },
    lines: story(3, 'failed', now - dayMs),
    retiresByItself: true,
  })),
  emergency: at(plain, (now) => ({
    step: 'planned',
    turn: 'person',
    truth: 'off-no-new',
    actions: ['continue', 'abandon'],
    urgent: true,
    reason: 'It was seen by others: pasted into a chat',
    oldOffAt: now - minuteMs,
    lines: story(0, 'failed', now).map((line) =>
      line.id === 'old' ? { ...line, state: 'done' as const, at: now - minuteMs } : line,
    ),
    trouble: { code: 'provider-unreachable', at: now },
    places: untouched(now),
  })),
  'taking-back': at(plain, (now) => ({
    step: 'proved',
    turn: 'person',
    truth: 'taking-back',
    actions: ['continue', 'end-here'],
    backAt: now,
    new: newKey(1, now - minuteMs),
    lines: story(2, 'waiting', now - minuteMs),
    places: [
      place('env', now, { state: 'undone', actions: [] }),
      place('github', now, { state: 'updated', actions: ['undo'] }),
      place('manual', now, { state: 'ticked', actions: ['undo', 'skip'] }),
    ],
  })),
  'taken-back': at(plain, (now) => ({
    step: 'abandoned',
    turn: 'nobody',
    truth: 'taken-back',
    actions: [],
    backAt: now,
    new: newKey(1, now - minuteMs),
    lines: story(0, 'failed', now),
    places: [
      place('env', now, { state: 'undone', actions: [] }),
      place('github', now, { state: 'undone', actions: [] }),
    ],
  })),
  done: at(plain, (now) => ({
    step: 'done',
    turn: 'nobody',
    truth: 'only-new-works',
    actions: [],
    new: newKey(1, now - minuteMs),
    lines: story(4, 'done', now - minuteMs),
    oldOffAt: now,
    promotedAt: now - minuteMs,
    places: threeOfFour(now).map((one) => ({ ...one, state: 'updated' as const, actions: [] })),
  })),
}

function slot(remoteId: string, name: string, createdAt: number) {
  return { remoteId, name, createdAt, signer: false, ours: false }
}

/** The replacements of a scene: `all-stories`, or one by its name. */
export function storiesOf(name: string, now: number): RotationView[] {
  if (name === 'all-stories')
    return Object.keys(stories).flatMap((one, at) => shifted(one, at, now))
  return name in stories ? shifted(name, 0, now) : []
}

/** Views of one list need ids of their own. */
function shifted(name: string, by: number, now: number): RotationView[] {
  const view = stories[name]?.(now)
  return view ? [{ ...view, id: RotationId.parse(hexId('d', 100 + by)) }] : []
}

import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { Replay, SchemeView, SentSample, SignWith } from '../../../src-shared/webhook.ts'
import type { CheckedRequest } from '../../../src-shared/webhook.ts'
import { splitName } from '../../format/item-name.ts'
import { webhookWords as words } from '../../words/en.ts'

/** What came of something, as a person reads it: the first line says it, the others add to it. */
export type Told = {
  readonly tone: 'fine' | 'act' | 'soon'
  readonly title: string
  readonly lines: readonly string[]
  /** What to do next, or null where nothing is to be done. */
  readonly todo: string | null
}

/**
 * What the receiver made of a sample, or null where an error code has to say it.
 *
 * A sample that is signed with the old secret alone is to be refused.
 */
export function sentTold({ status, code, ms }: SentSample, signedWith: SignWith): Told | null {
  const lines = [words.send.took(ms)]
  if (status === null) {
    const why = code === null ? undefined : words.send.noAnswer[code]
    if (code !== null && why === undefined) return null
    return { tone: 'act', title: words.send.none, lines: why ? [why, ...lines] : lines, todo: null }
  }
  const told = (tone: Told['tone'], title: string, old: string | null = null): Told => {
    const isOld = signedWith === 'old' && old !== null
    return { tone, title, lines: isOld ? [old, ...lines] : lines, todo: null }
  }
  const { accepted, moved, refused, failed, oldTaken, oldRefused } = words.send
  const isOld = signedWith === 'old'
  if (status < 300) return told(isOld ? 'soon' : 'fine', accepted(status), oldTaken)
  if (status < 400) return told('soon', moved(status))
  if (status < 500) return told(isOld ? 'fine' : 'act', refused(status), oldRefused)
  return told('act', failed(status))
}

/** Why a sample did not leave, where the general sentence would speak of saving; or null. */
export function notSentTold(code: ErrorCode): Told | null {
  const why = words.send.notSent[code]
  if (why === undefined) return null
  return { tone: 'soon', title: words.send.nothingSent, lines: [why.happened], todo: why.todo }
}

/** Who signed a captured request, or why nobody did, and what to do next. */
export function checkTold(checked: CheckedRequest, schemes: readonly SchemeView[]): Told {
  const { signedBy, why } = checked
  const nameOf = (id: string) => schemes.find((scheme) => scheme.id === id)?.name ?? id
  const signer = signedBy && words.check.signedBy(splitName(signedBy.name).head, signedBy.stage)
  const facts = [
    ...(signedBy ? [words.check.scheme(nameOf(signedBy.scheme))] : []),
    ...(checked.offSeconds === null ? [] : [words.check.off(checked.offSeconds)]),
    ...(checked.change === null ? [] : [words.check.change[checked.change]]),
    ...(signedBy === null && checked.schemes.length > 0
      ? [words.check.carries(checked.schemes.map(nameOf).join(', '))]
      : []),
  ]
  if (why !== null) {
    const { happened, todo } = words.check.why[why]
    const title = signer ?? words.check.noneSigned
    return { tone: 'act', title, lines: [happened, ...facts], todo }
  }
  const good = checked.offSeconds === null ? words.check.goodNoTime : words.check.good
  const todo = signedBy === null ? null : afterGood(signedBy.stage)
  const tone = signedBy?.stage === 'previous' || signedBy?.stage === 'revoked' ? 'soon' : 'fine'
  return { tone, title: signer ?? words.check.noneSigned, lines: [good, ...facts], todo }
}

function afterGood(stage: NonNullable<CheckedRequest['signedBy']>['stage']): string | null {
  switch (stage) {
    case 'previous':
      return words.check.oldSigned
    case 'revoked':
      return words.check.deadSigned
    case 'pending':
      return words.check.newSigned
    case 'current':
      return null
  }
}

/** What a receiver made of the new and the old secret, and what to do next. */
export function replayTold(replay: Replay): Told {
  const { newStatus, oldStatus, newAccepted, oldRefused } = replay
  const old = oldRefused === null ? words.replay.notTried : words.replay.statusOf(oldStatus)
  const lines = [words.replay.statuses(words.replay.statusOf(newStatus), old)]
  if (newAccepted) return oldTold(replay, lines)
  const told = { tone: 'act' as const, lines: [...oldStillTaken(replay), ...lines] }
  if (newStatus === null)
    return { ...told, title: words.replay.newSilent, todo: words.replay.todoSilent }
  if (newStatus >= 500)
    return { ...told, title: words.replay.newOdd, todo: words.replay.todoSilent }
  return { ...told, title: words.replay.newRefused, todo: words.replay.todoNew }
}

/** What became of the old secret where the new one is taken. */
function oldTold({ oldStatus, oldRefused }: Replay, lines: readonly string[]): Told {
  const { good, goodNoOld, oldSilent, oldOdd, oldAccepted, todoSilent, todoOld } = words.replay
  if (oldRefused === null) return { tone: 'soon', title: goodNoOld, lines, todo: null }
  if (oldRefused) return { tone: 'fine', title: good, lines, todo: null }
  if (oldStatus === null) return { tone: 'soon', title: oldSilent, lines, todo: todoSilent }
  if (oldStatus >= 300) return { tone: 'soon', title: oldOdd, lines, todo: todoSilent }
  return { tone: 'act', title: oldAccepted, lines, todo: todoOld }
}

/** Where the new secret is refused, that the old one is taken is the likely reason. */
function oldStillTaken({ oldRefused, oldStatus }: Replay): readonly string[] {
  const isTaken = oldRefused === false && oldStatus !== null && oldStatus < 300
  return isTaken ? [words.replay.oldAccepted] : []
}

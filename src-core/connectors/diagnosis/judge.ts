// Judges why a key does not work: six causes, always all of them and always in this order.
// Promises at most one likely cause; where nothing speaks for one, none is marked.
import { causes, type Cause, type CauseView } from '../../../src-shared/diagnosis.ts'
import { isElsewhere, verdictOf, type Evidence, type Verdict } from './evidence.ts'
import { meaningOf } from './reply-words.ts'
import { endOf, isHeaderAsExpected, signsOf } from './signs.ts'

/** The six causes, with the likely one marked. */
export function judge(evidence: Evidence): CauseView[] {
  const verdict = verdictOf(evidence)
  const likely = likelyCause(evidence, verdict)
  return causes.map((cause) => ({
    cause,
    standing:
      cause === likely ? 'likely' : isUnlikely(cause, evidence, verdict) ? 'unlikely' : 'possible',
    signs: [...signsOf(cause, evidence)],
    at: cause === 'replaced-or-turned-off' ? (endOf(evidence)?.at ?? null) : null,
  }))
}

function likelyCause(evidence: Evidence, verdict: Verdict): Cause | null {
  const misplaced = isMisplaced(evidence) ? 'wrong-business-or-environment' : null
  const ended = endOf(evidence) === null ? null : 'replaced-or-turned-off'
  const told = toldCause(evidence)
  switch (verdict) {
    case 'not-sent':
      return 'copied-wrong'
    case 'works':
      return misplaced
    case 'elsewhere':
      return told ?? 'address-changed'
    case 'not-allowed':
      return told ?? misplaced ?? 'no-permission'
    case 'refused':
      return told ?? ended ?? misplaced ?? byHistory(evidence)
    case 'cannot-try':
      return ended ?? misplaced
    case 'busy':
    case 'no-answer':
      return null
  }
}

/** A provider that says why is believed before anything that is guessed from a status. */
function toldCause(evidence: Evidence): Cause | null {
  const told = meaningOf(evidence.vendor, evidence.witnessed?.word ?? null)?.cause ?? null
  // Vendors use the word for "no key came" of keys that came and are wrong, too.
  return told === 'wrong-header' && isHeaderAsExpected(evidence) ? null : told
}

/** A key that has worked was copied rightly: something was done to it since. */
function byHistory({ version }: Evidence): Cause {
  return version.lastUsedAt === null ? 'copied-wrong' : 'replaced-or-turned-off'
}

function isMisplaced({ recorded, told }: Evidence): boolean {
  return (
    isElsewhere(recorded.environment, told.environment) === true ||
    isElsewhere(recorded.business, told.business) === true
  )
}

function isUnlikely(cause: Cause, evidence: Evidence, verdict: Verdict): boolean {
  const isKnown = verdict === 'works' || verdict === 'not-allowed'
  switch (cause) {
    case 'copied-wrong':
    case 'replaced-or-turned-off':
      return isKnown
    case 'wrong-business-or-environment':
      return isElsewhere(evidence.recorded.environment, evidence.told.environment) === false
    // With a key that works, the program in which it fails may still send it wrongly.
    case 'wrong-header':
      return verdict !== 'works' && isHeaderAsExpected(evidence)
    case 'no-permission':
      return verdict === 'refused'
    case 'address-changed':
      return verdict === 'refused' || verdict === 'not-allowed'
  }
}

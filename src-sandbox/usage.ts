import type { Call, JsonObject, Reply } from './http/message.ts'
import { Refusal } from './http/refusal.ts'

const maxDays = 400
const maxCallers = 50
const maxNameLength = 100

/** How a call with a key ended: served, refused because of the key, or failed for another reason. */
export type CallOutcome = 'used' | 'refused' | 'failed'

/** The calls of one day, by how they ended. */
export type UsageDay = { readonly day: string } & Readonly<Record<CallOutcome, number>>

/** One program that calls with a key, as its `User-Agent` names it. */
export type UsageCaller = {
  readonly name: string
  readonly lastAt: string
  readonly used: number
  readonly refused: number
}

/** What was done with one key: it goes on being counted after the key was turned off. */
export type Usage = { readonly days: readonly UsageDay[]; readonly callers: readonly UsageCaller[] }

export const noUsage: Usage = { days: [], callers: [] }

/** One call with a key. */
export type CountedCall = {
  readonly at: string
  readonly caller: string
  readonly outcome: CallOutcome
}

/** The usage with one more call. */
export function withCall(usage: Usage, call: CountedCall): Usage {
  return {
    days: countedDays(usage.days, call).slice(-maxDays),
    callers: countedCallers(usage.callers, call).slice(-maxCallers),
  }
}

/** Who makes a call, by its `User-Agent`. */
export function callerOf({ headers }: Call): string {
  const name = headers['user-agent']?.trim() ?? ''
  return name === '' ? 'unknown' : name.slice(0, maxNameLength)
}

/** How a call ended that was answered with this status. */
export function outcomeOf(status: number): CallOutcome {
  // 403: the key was accepted, and may not do this.
  if (status === 401) return 'refused'
  return status < 400 ? 'used' : 'failed'
}

/** Serves a call and tells how it ended, also when it was refused. */
export function countedReply(serve: () => Reply, count: (outcome: CallOutcome) => void): Reply {
  try {
    const reply = serve()
    count(outcomeOf(reply.status))
    return reply
  } catch (thrown) {
    count(thrown instanceof Refusal ? outcomeOf(thrown.status) : 'failed')
    throw thrown
  }
}

/** A usage as it travels. */
export function usageBody({ days, callers }: Usage): JsonObject {
  return {
    days,
    callers: callers.map(({ name, lastAt, used, refused }) => ({
      name,
      last_at: lastAt,
      used,
      refused,
    })),
  }
}

function countedDays(days: readonly UsageDay[], { at, outcome }: CountedCall): readonly UsageDay[] {
  const day = at.slice(0, 'YYYY-MM-DD'.length)
  const before = days.find((known) => known.day === day) ?? { day, used: 0, refused: 0, failed: 0 }
  const after = { ...before, [outcome]: before[outcome] + 1 }
  const others = days.filter((known) => known.day !== day)
  return [...others, after].sort((one, other) => one.day.localeCompare(other.day))
}

// The one that called last stands last, so that the longest silent is the first to be forgotten.
function countedCallers(
  callers: readonly UsageCaller[],
  { at, caller, outcome }: CountedCall,
): readonly UsageCaller[] {
  const known = callers.find(({ name }) => name === caller)
  const before = known ?? { name: caller, lastAt: at, used: 0, refused: 0 }
  const after = {
    ...before,
    lastAt: at,
    used: before.used + (outcome === 'used' ? 1 : 0),
    refused: before.refused + (outcome === 'refused' ? 1 : 0),
  }
  return [...callers.filter(({ name }) => name !== caller), after]
}

/**
 * Asks a place whether it works with its key, and whether what was put there counts by now.
 */
import { errorCodeOf, type ErrorCode } from '../../src-shared/errors.ts'
import { codeOfRepeatable, type Journal, type PlaceRecord } from '../../src-shared/rotation.ts'
import { hasCheck } from '../../src-shared/place-records.ts'
import type { RotationContext } from './context.ts'
import { journalOf } from './journal.ts'
import { laterThan } from './place-failure.ts'
import { openly, withPlace, writable } from './place-reach.ts'
import { recordOf, writePlace, type PlaceKey } from './place-writing.ts'

/** Makes the check of a place that holds the new key; its failure stands at the place. */
export async function checkPlace(context: RotationContext, key: PlaceKey): Promise<void> {
  const record = recordOf(context, key)
  const caller = writable(record.caller)
  if (!caller || !hasCheck(record)) return
  const { code, later } = await askCheck()
  const at = context.clock.now()
  const change = code === null ? { checkedAt: at, checkCode: null } : { checkCode: code }
  writePlace(context, key, { from: [record.state], change, ...later })

  async function askCheck() {
    try {
      const isWell = caller !== null && (await context.places.check(openly(caller)))
      return { code: isWell ? null : ('place-check-failed' as ErrorCode), later: {} }
    } catch (thrown) {
      return { code: codeOfRepeatable(errorCodeOf(thrown)), later: laterThan(context, thrown) }
    }
  }
}

/** Asks whether what was put there counts by now; a failure changes nothing but its code. */
export async function askDeployed(context: RotationContext, key: PlaceKey): Promise<void> {
  const record = recordOf(context, key)
  const caller = writable(record.caller)
  if (!caller || record.state !== 'waiting' || record.at === null) return
  const since = record.at
  try {
    const counts = await withPlace(context, caller, (at) => context.places.isDeployed(at, since))
    if (!counts) {
      if (record.code !== null)
        writePlace(context, key, { from: ['waiting'], change: { code: null } })
      return
    }
  } catch (thrown) {
    const code = codeOfRepeatable(errorCodeOf(thrown))
    writePlace(context, key, { from: ['waiting'], change: { code }, ...laterThan(context, thrown) })
    return
  }
  const state = isRestored(journalOf(context, key.id).body, record) ? 'undone' : 'updated'
  writePlace(context, key, { from: ['waiting'], change: { state, code: null } })
  if (state === 'updated') await checkPlace(context, key)
}

/** Whether what waits for a deployment is what stood there before, put back. */
export function isRestored({ backAt }: Journal, { state, at }: PlaceRecord): boolean {
  return state === 'waiting' && backAt !== undefined && at !== null && at > backAt
}

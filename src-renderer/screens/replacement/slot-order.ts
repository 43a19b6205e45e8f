import type { Candidate, RotationView } from '../../../src-shared/rotation.ts'
import type { LiveKey } from './use-live-keys.ts'

/** What a key is that takes up a place at the provider. */
export type SlotStand = 'past-grace' | 'old' | 'foreign' | 'ours' | 'signer' | 'replaced'

/** One key to choose from, with what this vault knows of it. */
export type Slot = {
  readonly candidate: Candidate
  readonly live: LiveKey | null
  readonly stand: SlotStand
}

/** Most easily done without first; what stays comes last. */
const order: readonly SlotStand[] = ['past-grace', 'old', 'foreign', 'ours', 'signer', 'replaced']

/** The keys at the provider, the one that can best be done without first. */
export function slotsOf(
  { candidates, old }: Pick<RotationView, 'candidates' | 'old'>,
  { live, now }: { readonly live: readonly LiveKey[]; readonly now: number },
): readonly Slot[] {
  const slots = candidates.map((candidate) => {
    const found = live.find(({ version }) => version.remoteId === candidate.remoteId) ?? null
    return { candidate, live: found, stand: standOf(candidate, found, { old, now }) }
  })
  return slots.toSorted((a, b) => order.indexOf(a.stand) - order.indexOf(b.stand))
}

/** Whether a key may be given up: never the one being replaced, never the one that signs. */
export function mayGo(stand: SlotStand): boolean {
  return stand !== 'signer' && stand !== 'replaced'
}

/** What a listed key is, as far as this vault knows. */
export function standOf(
  candidate: Candidate,
  live: Pick<LiveKey, 'version'> | null,
  { old, now }: { readonly old: RotationView['old']; readonly now: number },
): SlotStand {
  if (live !== null && live.version.id === old?.versionId) return 'replaced'
  if (candidate.signer || live?.version.signer === true) return 'signer'
  if (live === null) return 'foreign'
  if (live.version.stage !== 'previous') return 'ours'
  const { graceEndsAt } = live.version
  return graceEndsAt !== null && graceEndsAt <= now ? 'past-grace' : 'old'
}

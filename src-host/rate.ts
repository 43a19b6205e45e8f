import type { HostChannel } from '../src-shared/ipc-channels.ts'

/** How many calls of one channel are allowed within how long. */
export type Rate = { readonly calls: number; readonly withinMs: number }

const usual: Rate = { calls: 600, withinMs: 10_000 }

/**
 * What a person cannot need faster than this, nobody gets faster (D8: the window is a guest).
 *
 * A window that was taken over could otherwise read every secret in one go.
 */
const strict: Partial<Record<HostChannel, Rate>> = {
  'vault.create': { calls: 5, withinMs: 60_000 },
  'vault.unlock': { calls: 20, withinMs: 60_000 },
  'vault.acceptRollback': { calls: 5, withinMs: 60_000 },
  'vault.changePassphrase': { calls: 5, withinMs: 60_000 },
  'recovery.renew': { calls: 5, withinMs: 60_000 },
  'vault.rekey': { calls: 3, withinMs: 60_000 },
  'backup.set': { calls: 20, withinMs: 60_000 },
  'backup.now': { calls: 10, withinMs: 60_000 },
  'copies.drill': { calls: 10, withinMs: 60_000 },
  'copies.restore': { calls: 10, withinMs: 60_000 },
  'copies.bringIn': { calls: 10, withinMs: 60_000 },
  'salvage.read': { calls: 10, withinMs: 60_000 },
  'salvage.keep': { calls: 5, withinMs: 60_000 },
  'export.plain': { calls: 5, withinMs: 60_000 },
  'items.reveal': { calls: 30, withinMs: 60_000 },
  'items.copy': { calls: 60, withinMs: 60_000 },
  'connections.refresh': { calls: 60, withinMs: 60_000 },
  'keys.generate': { calls: 20, withinMs: 60_000 },
  'rotations.start': { calls: 60, withinMs: 60_000 },
  'rotations.act': { calls: 120, withinMs: 60_000 },
  'rotations.supply': { calls: 20, withinMs: 60_000 },
  'rotations.place': { calls: 240, withinMs: 60_000 },
  'rotations.placeDiff': { calls: 120, withinMs: 60_000 },
  'places.look': { calls: 60, withinMs: 60_000 },
  'places.put': { calls: 60, withinMs: 60_000 },
  'places.remove': { calls: 60, withinMs: 60_000 },
  'batches.plan': { calls: 60, withinMs: 60_000 },
  'batches.start': { calls: 20, withinMs: 60_000 },
  'batches.act': { calls: 60, withinMs: 60_000 },
  'batches.export': { calls: 20, withinMs: 60_000 },
  'accounts.add': { calls: 20, withinMs: 60_000 },
  'accounts.remove': { calls: 20, withinMs: 60_000 },
  'used.look': { calls: 30, withinMs: 60_000 },
  'used.adopt': { calls: 60, withinMs: 60_000 },
  'rotations.challenge': { calls: 30, withinMs: 60_000 },
  'intake.find': { calls: 30, withinMs: 60_000 },
  // The password of a file from elsewhere could be guessed by it; no file tells of this vault.
  'intake.read': { calls: 20, withinMs: 60_000 },
  'intake.check': { calls: 10, withinMs: 60_000 },
  'intake.keep': { calls: 20, withinMs: 60_000 },
  'connections.keys': { calls: 60, withinMs: 60_000 },
  'connections.adopt': { calls: 60, withinMs: 60_000 },
  'connections.add': { calls: 20, withinMs: 60_000 },
  'connections.remove': { calls: 20, withinMs: 60_000 },
  'places.write': { calls: 30, withinMs: 60_000 },
  // Each signs or tries with a secret, or could be used to guess one.
  'webhooks.send': { calls: 60, withinMs: 60_000 },
  'webhooks.check': { calls: 60, withinMs: 60_000 },
  'webhooks.replay': { calls: 20, withinMs: 60_000 },
  'diagnosis.run': { calls: 20, withinMs: 60_000 },
  'care.usage': { calls: 60, withinMs: 60_000 },
  'care.copyEnvLine': { calls: 60, withinMs: 60_000 },
}

/** Calls by which a passphrase could be guessed: all of them together are admitted so often. */
const guessing: ReadonlySet<HostChannel> = new Set<HostChannel>([
  'vault.unlock',
  'vault.changePassphrase',
  'recovery.renew',
  'vault.rekey',
  'copies.drill',
  'copies.restore',
  'copies.bringIn',
  'salvage.read',
  'salvage.keep',
  'export.plain',
])

const guesses: Rate = { calls: 20, withinMs: 60_000 }

/** Counts calls over a sliding span of time: per channel, and per passphrase. */
export class RateLimit {
  readonly #now: () => number
  readonly #calls = new Map<HostChannel | 'guesses', number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether one more call may be served; counts it if so. */
  admits(channel: HostChannel): boolean {
    if (!this.#counts(channel, strict[channel] ?? usual)) return false
    return !guessing.has(channel) || this.#counts('guesses', guesses)
  }

  #counts(what: HostChannel | 'guesses', { calls, withinMs }: Rate): boolean {
    const since = this.#now() - withinMs
    const recent = (this.#calls.get(what) ?? []).filter((at) => at > since)
    const admitted = recent.length < calls
    if (admitted) recent.push(this.#now())
    this.#calls.set(what, recent)
    return admitted
  }
}

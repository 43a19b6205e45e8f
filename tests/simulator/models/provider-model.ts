/**
 * A provider with its ground truth: which keys live, who made them, when they were used.
 *
 * Answers the calls of a connector; what goes wrong on the way is no business of it.
 */
import { VaultError } from '../../../src-shared/errors.ts'
import type { GeneratedKey, KeyInHand, RemoteKey } from '../../../src-core/connectors/connector.ts'
import type { Chance } from '../chance.ts'
import type { Traits } from './traits.ts'

/** One secret over its life. */
export type ModelKey = {
  readonly remoteId: string
  readonly secret: string
  readonly name: string | null
  readonly madeBy: 'keyturn' | 'person'
  readonly createdAt: number
  signer: boolean
  diedAt: number | null
  lastUsedAt: number | null
  /** A real call with it was answered well, and Keyturn has heard it. */
  proved: boolean
  /** A real call with it was refused, and Keyturn has heard it. */
  refused: boolean
  /** Our secret has reached Keyturn. */
  delivered: boolean
}

/** Stands in every secret, and may stand nowhere else. */
export const canary = 'KTCANARY'

/** Who watches. */
export type Watch = {
  readonly made: (key: ModelKey) => void
  readonly turnedOff: (key: ModelKey) => void
}

/** A provider. */
export class ProviderModel {
  readonly traits: Traits
  readonly keys: ModelKey[] = []
  readonly #now: () => number
  readonly #chance: Chance
  readonly #watch: Watch
  #count = 0
  /** How far its clock is ahead of ours. */
  aheadMs = 0

  constructor(traits: Traits, from: { now: () => number; chance: Chance; watch: Watch }) {
    this.traits = traits
    this.#now = from.now
    this.#chance = from.chance
    this.#watch = from.watch
  }

  get live(): readonly ModelKey[] {
    return this.keys.filter(({ diedAt }) => diedAt === null)
  }

  /** What its replies say that the time is. */
  get date(): number {
    return this.#now() + this.aheadMs
  }

  /** The key of a secret, or null. */
  bySecret(secret: string): ModelKey | null {
    return this.keys.find((key) => key.secret === secret) ?? null
  }

  /** The newest key of an id, or null. */
  byId(remoteId: string): ModelKey | null {
    return this.keys.findLast((key) => key.remoteId === remoteId) ?? null
  }

  /** Somebody makes a key. */
  make(
    madeBy: ModelKey['madeBy'],
    name: string | null,
    { remoteId = this.#newId(), secret }: { remoteId?: string; secret?: string } = {},
  ): ModelKey {
    const number = String(this.#count)
    const key: ModelKey = {
      ...{ remoteId, madeBy, name, createdAt: this.#now(), signer: false, diedAt: null },
      secret: secret ?? `sk_sim_${canary}${this.#chance.id()}${number.padStart(4, '0')}`,
      ...{ lastUsedAt: null, proved: false, refused: false, delivered: false },
    }
    this.keys.push(key)
    this.#watch.made(key)
    return key
  }

  /** A program calls with a secret; whether that worked. */
  use(secret: string): boolean {
    const key = this.bySecret(secret)
    if (key?.diedAt !== null) return false
    key.lastUsedAt = this.#now()
    return true
  }

  list(): RemoteKey[] {
    const { lagMs } = this.traits
    const shown = this.keys.filter(
      ({ createdAt, diedAt }) =>
        createdAt + lagMs <= this.#now() && (diedAt === null || diedAt + lagMs > this.#now()),
    )
    const tells = this.traits.facts.capabilities.lastUsedAt === 'api'
    return shown.map(({ remoteId, name, createdAt, lastUsedAt, signer }) => {
      const use = { lastUsedAt: tells ? lastUsedAt : null, lastUsedKnown: tells }
      const told = { masked: null, owner: null, scopes: [] }
      return { remoteId, name, createdAt, ...use, expiresAt: null, signer, ...told }
    })
  }

  generate(name: string, secret?: string): ModelKey {
    const { sameNameSameKey, names, facts } = this.traits
    const same = this.live.find((key) => key.name === name)
    if (same && sameNameSameKey) return same
    const { maxLive } = facts.capabilities
    if (maxLive !== null && this.live.length >= maxLive) throw new VaultError('provider-slots-full')
    return this.make('keyturn', names === 'ours' ? name : null, secret ? { secret } : {})
  }

  rotateInPlace(remoteId: string): ModelKey {
    const old = this.#living(remoteId)
    old.diedAt = this.#now()
    this.#watch.turnedOff(old)
    return this.make('keyturn', null, { remoteId })
  }

  readAgain(remoteId: string): ModelKey {
    return this.#living(remoteId)
  }

  verify({ secret }: KeyInHand): 'accepted' | 'refused' {
    const key = this.bySecret(new TextDecoder().decode(secret))
    if (!key) return 'refused'
    const { lagMs } = this.traits
    const isIn = key.createdAt + lagMs <= this.#now()
    const isOut = key.diedAt !== null && key.diedAt + lagMs <= this.#now()
    if (!isIn || isOut) return 'refused'
    key.lastUsedAt = this.#now()
    return 'accepted'
  }

  revoke(remoteId: string, phrase: string | null): 'revoked' | 'was-gone' {
    const key = this.byId(remoteId)
    if (key?.diedAt !== null) return 'was-gone'
    if (key.signer) throw new VaultError('provider-signer-protected')
    if (this.traits.facts.revokeWeight === 'typed-phrase' && phrase !== this.phraseOf(remoteId)) {
      throw new VaultError('provider-wrong-phrase')
    }
    this.#watch.turnedOff(key)
    key.diedAt = this.#now()
    return 'revoked'
  }

  setSigner(remoteId: string): void {
    const next = this.#living(remoteId)
    for (const key of this.keys) key.signer = key === next
  }

  /** The phrase that is asked before a key is turned off. */
  phraseOf(remoteId: string): string {
    return `turn off ${remoteId.slice(0, 8)}`
  }

  /** Somebody turns a key off in the provider's own console. */
  turnOffByHand(key: ModelKey): void {
    key.diedAt ??= this.#now()
    key.signer = false
  }

  #living(remoteId: string): ModelKey {
    const key = this.byId(remoteId)
    if (key?.diedAt !== null) throw new VaultError('provider-not-found')
    return key
  }

  #newId(): string {
    this.#count += 1
    return `key_${String(this.#count).padStart(3, '0')}_${this.#chance.id().slice(0, 8)}`
  }
}

/** What Keyturn is told of a key that was made. */
export function toldOf(key: ModelKey): GeneratedKey {
  const { remoteId, name, createdAt, signer } = key
  const secret = new TextEncoder().encode(key.secret)
  return { remoteId, credentialId: null, secret, name, createdAt, signer }
}

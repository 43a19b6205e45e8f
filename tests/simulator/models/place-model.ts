/**
 * The places where a key is used, with what stands in each and what counts there.
 */
import { VaultError } from '../../../src-shared/errors.ts'
import type { Caller } from '../../../src-shared/caller.ts'
import type { PlaceContent, PlaceHand } from '../../../src-core/callers/place-hand.ts'
import type { Port } from '../faults.ts'
import type { Life } from '../life.ts'

/** One place. */
export type ModelPlace = {
  readonly caller: Caller
  readonly itemId: string
  /** What stands there. */
  value: string | null
  /** What the program there really uses: what stood there at the last deployment. */
  used: string | null
  deploysAt: number | null
  /** Whether the last value was put there by Keyturn. */
  byKeyturn: boolean
}

/** Who watches what Keyturn puts where. */
export type PlaceWatch = { readonly putting: (place: ModelPlace, value: string) => void }

const deploymentMs = 600_000

/** All places of a history. */
export class PlacesModel {
  readonly places: ModelPlace[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** Somebody puts a value into a place, past Keyturn or by it. */
  put(place: ModelPlace, value: string | null, byKeyturn = false): void {
    place.value = value
    place.byKeyturn = byKeyturn
    if (place.caller.kind === 'vercel-variable') place.deploysAt = this.#now() + deploymentMs
    else place.used = value
  }

  /** Lets deployments happen that are due. */
  deploy(): void {
    for (const place of this.places) {
      if (place.deploysAt === null || place.deploysAt > this.#now()) continue
      place.used = place.value
      place.deploysAt = null
    }
  }

  of(caller: Pick<Caller, 'id'>): ModelPlace {
    const found = this.places.find((place) => place.caller.id === caller.id)
    if (!found) throw new VaultError('place-missing')
    return found
  }
}

type HandWorld = {
  readonly life: Life
  readonly works: (secret: string) => boolean
  readonly watch: PlaceWatch
}

/** The places as one run of the app reaches them. */
export function handTo(model: PlacesModel, { life, works, watch }: HandWorld): PlaceHand {
  const reach = <T>(caller: Caller, does: string, work: (place: ModelPlace) => T): Promise<T> =>
    life.afar({
      port: portOf(caller),
      does: `${does} ${caller.kind}`,
      work: () => work(model.of(caller)),
    })
  return {
    look: ({ caller }) =>
      reach(caller, 'look at', ({ value }) => {
        const content = isReadable(caller) ? contentOf(value) : null
        return { content, line: null, facts: [] }
      }),
    put: ({ caller }, content, expected) => {
      const next = textOf(content)
      const before = expected && textOf(expected)
      return reach(caller, 'put into', (place) => {
        if (isReadable(caller) && expected !== null && before !== place.value) {
          throw new VaultError('place-changed')
        }
        if (next !== null) watch.putting(place, next)
        model.put(place, next, true)
        return { state: place.deploysAt === null ? 'updated' : 'waiting', output: null }
      })
    },
    isDeployed: ({ caller }) =>
      reach(caller, 'is it deployed at', (place) => {
        model.deploy()
        return place.deploysAt === null
      }),
    check: ({ caller }) => reach(caller, 'check', ({ used }) => used !== null && works(used)),
    diff: ({ caller }) => reach(caller, 'compare', () => ({ lines: [], facts: [] })),
  }
}

/** Whether what was put there can be read back. */
export function isReadable({ kind }: Caller): boolean {
  return kind === 'env-file' || kind === 'gitlab-variable'
}

function portOf({ kind }: Caller): Port {
  if (kind === 'env-file') return 'file'
  return kind === 'command' ? 'command' : 'service'
}

function contentOf(value: string | null): PlaceContent {
  return { secret: value === null ? null : new TextEncoder().encode(value), credentialId: null }
}

function textOf({ secret }: PlaceContent): string | null {
  return secret && secret.length > 0 ? new TextDecoder().decode(secret) : null
}

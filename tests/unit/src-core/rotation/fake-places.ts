import type { Caller, PlaceDiff } from '../../../../src-shared/caller.ts'
import { VaultError, type ErrorCode } from '../../../../src-shared/errors.ts'
import type { PlaceAt, PlaceContent, PlaceHand } from '../../../../src-core/callers/place-hand.ts'

/** Places in memory, by the id of their caller; one that is not there holds nothing. */
export class FakePlaces implements PlaceHand {
  readonly held = new Map<string, string>()
  /** Callers whose next writing fails, with the code. */
  readonly failing = new Map<string, ErrorCode>()
  /** Callers that count from the next deployment on. */
  readonly undeployed = new Set<string>()

  look({ caller }: PlaceAt) {
    const value = this.held.get(caller.id)
    const secret = value === undefined ? null : new TextEncoder().encode(value)
    const content = { secret, credentialId: null }
    return Promise.resolve({ content, line: 1, facts: [] })
  }

  put({ caller }: PlaceAt, { secret }: PlaceContent) {
    const code = this.failing.get(caller.id)
    if (code) {
      this.failing.delete(caller.id)
      return Promise.reject(new VaultError(code))
    }
    this.held.set(caller.id, new TextDecoder().decode(secret ?? new Uint8Array()))
    const state = this.undeployed.has(caller.id) ? ('waiting' as const) : ('updated' as const)
    return Promise.resolve({ state, output: null })
  }

  isDeployed({ caller }: PlaceAt): Promise<boolean> {
    return Promise.resolve(!this.undeployed.has(caller.id))
  }

  check(): Promise<boolean> {
    return Promise.resolve(true)
  }

  diff(): Promise<PlaceDiff> {
    return Promise.resolve({ lines: [], facts: [] })
  }
}

/** A place that holds the bare secret, in a file that is none. */
export function envPlace(id: Caller['id']): Caller {
  return {
    ...{ id, kind: 'env-file', path: '/nowhere/.env', variable: 'SECRET', part: 'secret' },
    check: null,
  }
}

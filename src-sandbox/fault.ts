import { matchPath } from './http/router.ts'
import type { ProviderName } from './provider.ts'

/** The statuses that a `status` fault can answer with. */
export const faultStatuses = [
  400, 401, 403, 404, 405, 409, 410, 422, 429, 500, 501, 502, 503,
] as const
export type FaultStatus = (typeof faultStatuses)[number]

/** What goes wrong before the request is looked at: nothing is committed, unless it is a delay. */
export type EarlyFault =
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: FaultStatus }
  | { readonly kind: 'close-before' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'redirect' }

/** What goes wrong with the answer: whatever was asked has been done. */
export type LateFault =
  | { readonly kind: 'malformed-json' }
  | { readonly kind: 'close-after' }
  | { readonly kind: 'hang-after' }
  | { readonly kind: 'slow-body'; readonly ms: number }
  | { readonly kind: 'oversized' }

export type Fault = EarlyFault | LateFault

/** A fault that waits for its requests. */
export type PlannedFault = {
  readonly provider: ProviderName
  readonly method: string
  /** A path whose `{name}` segments stand for one segment each. */
  readonly path: string
  readonly times: number
  readonly fault: Fault
}

/** Faults in the order in which they were asked for. */
export class FaultQueue {
  #planned: readonly PlannedFault[] = []

  /** How many requests are still to fail. */
  get pending(): number {
    return this.#planned.reduce((sum, { times }) => sum + times, 0)
  }

  add(planned: PlannedFault): void {
    this.#planned = [...this.#planned, planned]
  }

  /** The fault of this request, which is thereby used up once. */
  take(request: Pick<PlannedFault, 'provider' | 'method' | 'path'>): Fault | null {
    const hit = this.#planned.find(
      ({ provider, method, path }) =>
        provider === request.provider &&
        method === request.method &&
        matchPath(path, request.path) !== null,
    )
    if (hit === undefined) return null
    this.#planned = this.#planned
      .map((planned) => (planned === hit ? { ...hit, times: hit.times - 1 } : planned))
      .filter(({ times }) => times > 0)
    return hit.fault
  }

  clear(): void {
    this.#planned = []
  }
}

export function isEarly(fault: Fault): fault is EarlyFault {
  return (
    fault.kind === 'delay' ||
    fault.kind === 'status' ||
    fault.kind === 'close-before' ||
    fault.kind === 'hang' ||
    fault.kind === 'redirect'
  )
}

/**
 * Makes the first overview of an item from what a person said about it.
 *
 * Pure: it decides defaults once, for keys added by hand and for keys made at a provider alike.
 */
import type { ConnectionId } from '../../src-shared/ids.ts'
import type { ItemFields, ItemKind, Overview, RotationPolicy } from '../../src-shared/item.ts'
import { policy } from '../../src-shared/policy.ts'
import type { ProviderId } from '../../src-shared/provider.ts'

/** What is known when an item begins. */
export type ItemStart = {
  readonly at: number
  readonly name: string
  readonly service: string
  readonly kind: ItemKind
  readonly fields: ItemFields
  readonly providerName: string
  /** The connection through which its keys are made, or null for one added by hand. */
  readonly linked: { readonly connectionId: ConnectionId; readonly provider: ProviderId } | null
}

/** The policy of an item for which neither a person nor a provider named one. */
export const defaultRotationPolicy: RotationPolicy = {
  everyDays: policy.rotateAfterDays.default,
  everyMonths: null,
  graceHours: policy.graceHours.default,
}

/** The overview of a new item, still without versions. */
export function newOverview(start: ItemStart): Overview {
  const { environment, business, owner, integration, envVar, purpose } = start.fields
  const { callers, tags, canWrite, policy: rotationPolicy } = start.fields
  return {
    v: 1,
    name: start.name,
    service: start.service,
    kind: start.kind,
    connectionId: start.linked?.connectionId ?? null,
    provider: start.linked?.provider ?? null,
    providerName: start.providerName,
    ...{ environment, business, owner, integration, envVar, purpose },
    ...{ callers, tags, canWrite, policy: rotationPolicy },
    scopes: [],
    readers: [],
    readableAgain: false,
    checklist: [],
    acceptedFindings: [],
    addedAt: start.at,
    changedAt: start.at,
    versions: [],
  }
}

import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../src-shared/provider.ts'
import { itemWords } from '../../words/en.ts'
import { versionInUse } from './version-in-use.ts'

/** What a key has to do with webhooks. */
export type WebhookStanding = {
  /** Whether it signs, in a sentence; null where its provider never says. */
  readonly sentence: string | null
  /** The version that can be made the one that signs, or null. */
  readonly switchTo: VersionId | null
  /** Whether whoever receives deliveries checks them with it. */
  readonly checks: boolean
}

/**
 * What a key has to do with webhooks, or null for nothing.
 *
 * `isSaid` where somebody said how deliveries are signed with it.
 */
export function webhookStanding(
  item: Pick<ItemDetail, 'versions' | 'summary'>,
  facts: Pick<ProviderFacts, 'capabilities' | 'purpose'> | null,
  isSaid: boolean,
): WebhookStanding | null {
  const version = versionInUse(item)
  const signs = item.versions.some((one) => one.signer && one.stage !== 'revoked')
  const canSwitch = facts !== null && facts.capabilities.setSigner !== 'none'
  const isFor = item.summary.kind === 'webhook-secret' || facts?.purpose === 'check-deliveries'
  const checks = isFor || isSaid
  const isTold = version !== null && (signs || canSwitch)
  if (!checks && !isTold) return null
  const isOther = canSwitch && version !== null && !version.signer && version.remoteId !== null
  return {
    sentence: isTold ? signsText(version.signer, signs) : null,
    switchTo: isOther ? version.id : null,
    checks,
  }
}

function signsText(isSigner: boolean, oldSigns: boolean): string {
  if (isSigner) return itemWords.signs
  return oldSigns ? itemWords.signsOld : itemWords.signsNot
}

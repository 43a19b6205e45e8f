import { newAndOld } from '../../../src-shared/webhook-next.ts'
import type { SchemeView, SignWith, WebhookKey } from '../../../src-shared/webhook.ts'

type Version = WebhookKey['versions'][number]

/** Why a sample cannot be signed so. */
export type CannotSign = 'no-secret' | 'no-old' | 'one-signature'

/** Why each way of signing cannot be chosen, or null where it can. */
export function signChoices(
  key: Pick<WebhookKey, 'versions'>,
  scheme: SchemeView | null,
): Readonly<Record<SignWith, CannotSign | null>> {
  const { new: isNew, old } = newAndOld(key.versions)
  const withNew = isNew ? null : 'no-secret'
  const withOld = old ? null : 'no-old'
  return {
    new: withNew,
    old: withOld,
    both: withNew ?? withOld ?? (scheme?.carriesTwo === true ? null : 'one-signature'),
  }
}

/** The secret with which the sender signs now, or null where that is not known. */
export function signerOf({ versions }: Pick<WebhookKey, 'versions'>): Version | null {
  return versions.find(({ signer, stage }) => signer && stage !== 'revoked') ?? null
}

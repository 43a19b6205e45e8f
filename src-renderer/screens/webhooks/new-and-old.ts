import type { SchemeView, SignWith, WebhookKey } from '../../../src-shared/webhook.ts'

type Version = WebhookKey['versions'][number]

/** The two secrets between which a replacement stands. */
export type NewAndOld = { readonly new: Version | null; readonly old: Version | null }

/** Why a sample cannot be signed so. */
export type CannotSign = 'no-secret' | 'no-old' | 'one-signature'

/**
 * Which secret is the new one and which the old one.
 *
 * While a replacement runs, the one that is not live yet is new and the one in use is old.
 */
export function newAndOld({ versions }: Pick<WebhookKey, 'versions'>): NewAndOld {
  const of = (stage: Version['stage']) =>
    versions.find((version) => version.stage === stage && version.hasSecret) ?? null
  const pending = of('pending')
  const current = of('current')
  return pending ? { new: pending, old: current } : { new: current, old: of('previous') }
}

/** Why each way of signing cannot be chosen, or null where it can. */
export function signChoices(
  key: Pick<WebhookKey, 'versions'>,
  scheme: SchemeView | null,
): Readonly<Record<SignWith, CannotSign | null>> {
  const { new: isNew, old } = newAndOld(key)
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

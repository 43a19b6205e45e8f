import { checkDelivery, readCaptured, ruleOf, type Candidate } from '../src-core/index.ts'
import { VaultError } from '../src-shared/errors.ts'
import type { ItemId } from '../src-shared/ids.ts'
import type { Input, Output } from '../src-shared/ipc-contract.ts'
import type { Stage } from '../src-shared/item.ts'
import type { CheckedRequest, WebhookKey } from '../src-shared/webhook.ts'
import type { OpenVault } from './open-vault.ts'
import { webhookItems, webhookKeyOf } from './webhook-items.ts'
import type { HostWorld } from './world.ts'

type Signer = NonNullable<CheckedRequest['signedBy']>
type Ref = Omit<Signer, 'scheme'>

/** What the secret in use signed is its own, also where another item holds the same value. */
const order: Readonly<Record<Stage, number>> = { current: 0, pending: 1, previous: 2, revoked: 3 }

/** Says which secret of the vault signed a captured request, or why none did. */
export function checkCaptured(
  { clock }: Pick<HostWorld, 'clock'>,
  open: OpenVault,
  { itemId, receivedAt, ...pasted }: Input<'webhooks.check'>,
): Output<'webhooks.check'> {
  const keys = keysFor(open, itemId)
  note(open, itemId)
  const verdict = checkDelivery(readCaptured(pasted), {
    candidates: () => candidates(open, keys),
    says: itemId === null ? null : (keys[0]?.facts?.scheme ?? null),
    at: receivedAt ?? clock.now(),
  })
  const { schemes, signedBy, ...why } = verdict
  const signer = signedBy && { ...signedBy.ref, scheme: signedBy.scheme }
  return { schemes: [...schemes], signedBy: signer, ...why }
}

function keysFor(open: OpenVault, itemId: ItemId | null): readonly WebhookKey[] {
  if (itemId === null) return webhookItems(open).map(webhookKeyOf)
  const kept = open.session.overview(itemId)
  if (!kept) throw new VaultError('not-found')
  return [webhookKeyOf(kept)]
}

/** One line for the whole look, as for a search: it comes first, or nothing is looked at. */
function note({ session }: OpenVault, itemId: ItemId | null): void {
  if (session.readOnly !== null) return
  session.transact((tx) => tx.audit({ event: 'used', itemId, versionId: null }))
}

/** One secret at a time, which is wiped before the next one is read. */
function* candidates(
  { session }: OpenVault,
  keys: readonly WebhookKey[],
): Generator<Candidate<Ref>, undefined> {
  const refs = keys.flatMap(({ itemId, name, facts, versions }) =>
    versions.map(({ versionId, stage }) => {
      return { ref: { itemId, name, versionId, stage }, rule: facts && ruleOf(facts) }
    }),
  )
  for (const { ref, rule } of refs.toSorted((a, b) => order[a.ref.stage] - order[b.ref.stage])) {
    const secret = session.secret(ref.itemId, ref.versionId)
    if (!secret) continue
    try {
      yield { ref, secret, rule }
    } finally {
      secret.fill(0)
    }
  }
}

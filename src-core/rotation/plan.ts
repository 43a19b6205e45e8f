/**
 * Says what a replacement of an item would do, before anything is begun.
 *
 * Asks no provider and writes nothing.
 */
import { VaultError, type ErrorCode } from '../../src-shared/errors.ts'
import type { ItemId } from '../../src-shared/ids.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import { policy } from '../../src-shared/policy.ts'
import type { ProviderFacts } from '../../src-shared/provider.ts'
import { isOver, type ReplacePlan, type Strategy } from '../../src-shared/rotation.ts'
import type { RotationContext } from './context.ts'
import { firstPlaces } from './distribute.ts'
import { viewOfPlace } from './place-views.ts'
import { meansOf, strategyOfItem } from './strategy.ts'
import { endsOldByHand } from './vendor-road.ts'

/** The plan of a replacement; throws 'not-found'. */
export function planOf(context: RotationContext, itemId: ItemId): ReplacePlan {
  const { session } = context
  const overview = session.overview(itemId)?.body
  if (!overview) throw new VaultError('not-found')
  const connection = session.connections().find(({ id }) => id === overview.connectionId)
  const facts = connection ? context.facts(connection.body) : null
  const strategy = strategyOfItem(context, overview)
  const most = facts?.capabilities.maxLive ?? null
  return {
    strategy,
    providerName: facts?.name ?? connection?.body.name ?? overview.providerName,
    graceHours: overview.policy?.graceHours ?? policy.graceHours.default,
    breaks: strategy === 'in-place' || endsOldByHand(context, overview),
    proves: facts?.capabilities.verify === 'api' ? 'api' : 'guided',
    retires: retiringOf(context, overview, strategy),
    slots: most === null ? null : { live: connection?.body.liveKeys ?? null, most },
    places: firstPlaces(overview).map((record) =>
      viewOfPlace(record, { way: 'none', mayUndo: false }),
    ),
    hindrance: hindranceOf(context, { itemId, overview, facts }),
  }
}

/** Who turns the old key off; in place the request for the new one does it. */
function retiringOf(
  context: RotationContext,
  overview: Overview,
  strategy: Strategy,
): ReplacePlan['retires'] {
  if (strategy === 'guided') return 'person'
  const { looks, asksPhrase } = meansOf(context, overview)
  const isSigner = currentVersion(overview)?.signer ?? false
  return looks && !asksPhrase && !isSigner ? 'when-quiet' : 'when-asked'
}

type Hindered = {
  readonly itemId: ItemId
  readonly overview: Overview
  readonly facts: ProviderFacts | null
}

function hindranceOf(
  { session }: RotationContext,
  { itemId, overview, facts }: Hindered,
): ErrorCode | null {
  if (session.readOnly !== null) return 'vault-read-only'
  const isOpen = session.journals().some(({ body }) => body.itemId === itemId && !isOver(body.step))
  if (isOpen) return 'replacement-open'
  if (!currentVersion(overview)) return 'capability-missing'
  // An account at a provider that only a later version of the app knows.
  return overview.connectionId !== null && facts === null ? 'connector-invalid' : null
}

/**
 * The item that a journal plans, as it is when its first key is stored.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { newOverview } from '../vault/new-overview.ts'
import { connectionOf, type RotationContext } from './context.ts'

/** The item, still without versions; throws 'not-found'. */
export function plannedOverview(context: RotationContext, body: Journal): Overview {
  if (!body.planned) throw new VaultError('not-found')
  if (body.connectionId === null) throw new VaultError('not-found')
  const connection = connectionOf(context, body.connectionId)
  const facts = context.facts(connection.body)
  const overview = newOverview({
    at: context.clock.now(),
    name: body.name,
    service: body.service,
    kind: body.planned.kind,
    fields: body.planned.fields,
    providerName: connection.body.name,
    linked: { connectionId: connection.id, provider: connection.body.provider },
  })
  const readableAgain = facts !== null && facts.capabilities.readAgain !== 'none'
  return { ...overview, readableAgain, scopes: [...(body.scopes ?? [])] }
}

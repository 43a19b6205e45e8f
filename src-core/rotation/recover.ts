/**
 * Reads a secret once more whose reply was lost, where the provider shows it again.
 *
 * Changes nothing at the provider; what is read is stored as if the reply had come.
 */
import { VaultError } from '../../src-shared/errors.ts'
import type { RotationId } from '../../src-shared/ids.ts'
import type { GeneratedKey } from '../connectors/connector.ts'
import { withReach, type RotationContext } from './context.ts'
import { journalOf, writeStep } from './journal.ts'
import { storeKey } from './store-key.ts'
import { versionOf } from './try-key.ts'

/** Reads the lost secret and stores it; where it is the old one after all, nothing was done. */
export async function recoverLost(context: RotationContext, id: RotationId): Promise<void> {
  const { body } = journalOf(context, id)
  const inPlace = body.strategy === 'in-place'
  const old = inPlace ? versionOf(context, body, body.oldVersionId) : null
  const remoteId = old ? old.remoteId : body.target
  if (remoteId === null) throw new VaultError('capability-missing')
  const generated = await withReach(context, body.connectionId, ({ connector, link }) =>
    connector.readAgain(link, remoteId),
  )
  try {
    if (old && isTheSame(context, old.fingerprint, generated)) {
      const change = { step: 'planned', oldOffAt: undefined } as const
      writeStep(context, id, { from: ['orphaned'], change })
    } else {
      storeKey(context, id, { generated, from: 'orphaned' })
    }
  } finally {
    generated.secret.fill(0)
  }
}

function isTheSame(
  { session }: RotationContext,
  fingerprint: string | null,
  { secret }: GeneratedKey,
): boolean {
  return fingerprint !== null && session.fingerprint(secret) === fingerprint
}

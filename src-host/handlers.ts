import { accountHandlers } from './account-handlers.ts'
import { backupHandlers } from './backup-handlers.ts'
import { batchHandlers } from './batch-handlers.ts'
import { careHandlers } from './care-handlers.ts'
import { connectionHandlers } from './connection-handlers.ts'
import { diagnosisHandlers } from './diagnosis-handlers.ts'
import { reviewHandlers } from './review-handlers.ts'
import { webhookHandlers } from './webhook-handlers.ts'
import { copiesHandlers } from './copies-handlers.ts'
import { exportHandlers } from './export-handlers.ts'
import type { VaultHost } from './host.ts'
import { intakeHandlers } from './intake-handlers.ts'
import { itemHandlers } from './item-handlers.ts'
import { keyHandlers } from './key-handlers.ts'
import { placeHandlers } from './place-handlers.ts'
import { salvageHandlers } from './salvage-handlers.ts'
import type { HostHandlers } from './serve.ts'
import { usedHandlers } from './used-handlers.ts'
import { vaultHandlers } from './vault-handlers.ts'

/** One function for each channel of the vault host. */
export function handlersOf(host: VaultHost): HostHandlers {
  return {
    ...vaultHandlers(host),
    ...itemHandlers(host),
    ...keyHandlers(host),
    ...placeHandlers(host),
    ...accountHandlers(host),
    ...batchHandlers(host),
    ...backupHandlers(host),
    ...copiesHandlers(host),
    ...salvageHandlers(host),
    ...exportHandlers(host),
    ...usedHandlers(host),
    ...intakeHandlers(host),
    ...webhookHandlers(host),
    ...reviewHandlers(host),
    ...diagnosisHandlers(host),
    ...connectionHandlers(host),
    ...careHandlers(host),
  }
}

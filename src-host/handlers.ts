import { copiesHandlers } from './copies-handlers.ts'
import type { VaultHost } from './host.ts'
import { itemHandlers } from './item-handlers.ts'
import { keyHandlers } from './key-handlers.ts'
import type { HostHandlers } from './serve.ts'
import { vaultHandlers } from './vault-handlers.ts'

/** One function for each channel of the vault host. */
export function handlersOf(host: VaultHost): HostHandlers {
  return {
    ...vaultHandlers(host),
    ...itemHandlers(host),
    ...keyHandlers(host),
    ...copiesHandlers(),
  }
}

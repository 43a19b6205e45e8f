/**
 * The vault's public face: what the vault host, the command line and scripts may use.
 *
 * Nothing else of src-core is imported from outside.
 */
export { Ballast } from './files/ballast.ts'
export { ItemBook, type ItemBookContext } from './vault/item-book.ts'
export { createVault, openVault, type VaultDeps } from './vault/vault.ts'
export type { Session } from './vault/session.ts'
export type { ConnectionBody } from './vault/connection.ts'
export { defaultRotationPolicy, newOverview } from './vault/new-overview.ts'
export { secretHint } from './vault/secret-hint.ts'
export { suggestPassphrase } from './vault/suggest-passphrase.ts'
export { listBackups } from './copies/backup-folder.ts'
export type { CopySource } from './copies/copy-source.ts'
export { makeBackup, type BackupPlace, type MadeBackup } from './copies/make-backup.ts'
export { RotationDesk } from './rotation/desk.ts'
export type { Dial, RotationContext, RotationListener } from './rotation/context.ts'
export { builtInConnectors, connectorOf, type Connector } from './connectors/connector.ts'
export { fetchTransport, type FetchLike } from './net/transport.ts'
export type { Transport } from './net/http.ts'
export {
  defaultKdfCost,
  deriveArgon2id,
  floorKdfCost,
  type Kdf,
  type KdfInput,
} from './crypto/kdf.ts'
export { systemRandomness, type Randomness } from './crypto/randomness.ts'

/**
 * The vault's public face: what the vault host, the command line and scripts may use.
 *
 * Nothing else of src-core is imported from outside.
 */
export { Ballast } from './files/ballast.ts'
export { ItemBook, type ItemBookContext } from './vault/item-book.ts'
export { createVault, openVault, type VaultDeps } from './vault/vault.ts'
export type { Session } from './vault/session.ts'
export {
  backupSettingsOf,
  remindersOf,
  type BackupSettings,
  type ReminderSettings,
} from './vault/settings.ts'
export type { ConnectionBody } from './vault/connection.ts'
export { defaultRotationPolicy, newOverview } from './vault/new-overview.ts'
export {
  careOf,
  noteAccessChanged,
  setCare,
  tickStep,
  type CareContext,
} from './vault/care-book.ts'
export { markPersonLeft, peopleOf } from './vault/people.ts'
export { recordedUsage } from './review/recorded-usage.ts'
export {
  acceptFinding,
  finishReview,
  isReviewDue,
  reviewOf,
  setIdleAfter,
  type ReviewContext,
} from './review/review-book.ts'
export { addPlaces, isAccountUsed, putPlace, removePlace } from './vault/item-places.ts'
export { secretHint } from './vault/secret-hint.ts'
export { suggestPassphrase } from './vault/suggest-passphrase.ts'
export { listBackups } from './copies/backup-folder.ts'
export { bringIn } from './copies/bring-in.ts'
export { countGuess } from './copies/count-guess.ts'
export type { CopySource } from './copies/copy-source.ts'
export { drillCopy, type DrillReport } from './copies/drill-copy.ts'
export { makeBackup, type BackupPlace, type MadeBackup } from './copies/make-backup.ts'
export { openCopy, type CopyDeps } from './copies/open-copy.ts'
export { plainExport } from './copies/plain-export.ts'
export { settlePlace } from './copies/put-in-place.ts'
export { restoreCopy, type Restored } from './copies/restore-copy.ts'
export { keepSalvage, readSalvage } from './copies/salvage.ts'
export { vaultIdOf } from './copies/vault-id-of.ts'
export { checkPlan, runChecks, type KeyChecker } from './intake/check-run.ts'
export {
  importMapOf,
  importMapsOf,
  mapFor,
  withImportMaps,
  type ImportMap,
} from './intake/import-maps.ts'
export { IntakeBook, type IntakeBookContext } from './intake/intake-book.ts'
export { keepChosen, type Kept as KeptEntries } from './intake/keep.ts'
export type {
  ColumnChoice,
  ImportOrder,
  ImportRead,
  RememberedColumns,
} from './imports/import-read.ts'
export { readImport } from './imports/read-import.ts'
export { makePlaceHand } from './callers/hand.ts'
export { callerOfSpot, isInFile, isSamePlace, wordsOfSpot } from './callers/caller-of-spot.ts'
export type { AccountLink, PlaceHand } from './callers/place-hand.ts'
export { isOriginOf, originOfAccount } from './callers/services/accounts.ts'
export { redactedStart } from './callers/redaction.ts'
export { Batches } from './rotation/batch.ts'
export { RotationDesk } from './rotation/desk.ts'
export { adoptKey } from './rotation/provider-keys.ts'
export { heldKey } from './rotation/held-key.ts'
export { diagnose, type DiagnosisOrder, type LooseKey } from './rotation/diagnose.ts'
export { adoptPlaces } from './rotation/adopt-places.ts'
export { lookAtPlace } from './rotation/look-at-place.ts'
export { usageAtProvider } from './rotation/usage-at-provider.ts'
export { placeToWrite, writeCurrent } from './rotation/write-current.ts'
export type { Dial, RotationContext, RotationListener } from './rotation/context.ts'
export { builtInConnectors, connectorOf, type Connector } from './connectors/connector.ts'
export { fetchTransport, type FetchLike } from './net/transport.ts'
export type { Header, HttpReply, Transport } from './net/http.ts'
export { isAllowedOrigin, isLoopbackOrigin } from './net/origin.ts'
export {
  defaultKdfCost,
  deriveArgon2id,
  floorKdfCost,
  type Kdf,
  type KdfInput,
} from './crypto/kdf.ts'
export { systemRandomness, type Randomness } from './crypto/randomness.ts'
export { TreeWalk, walkFiles, type WalkedFile, type WalkOrder } from './files/walk.ts'
export { detectKeys } from './find/detect/detect-keys.ts'
export { formatById, formatOf, keyFormats, type KeyFormat } from './find/formats/formats.ts'
export { recognised } from './find/recognise-seed.ts'
export { seedsOfPasted, type Pasted, type PastedShape } from './find/paste/seeds-of-pasted.ts'
export type { Thread, ThreadMaker, ThreadPort } from './find/threads.ts'
export { findKeys, type FindOrder, type FindResult } from './find/find-keys.ts'
export { serveThread } from './find/serve-thread.ts'
export { scanTrees, type ScanOrder, type ScanResult } from './find/exact/scan-trees.ts'
export { isTooShort, type Needle } from './find/exact/needles.ts'
export type { ExactHit } from './find/exact/exact-messages.ts'
export { scanHistory, type HistoryHit, type HistoryScanOrder } from './find/exact/scan-history.ts'
export { adoptSeen } from './find/used/adopt-seen.ts'
export type { Eyes } from './find/used/eyes.ts'
export { lookFoldersOf, type LookFolders } from './find/used/remember-seen.ts'
export { UsedBook, type UsedContext } from './find/used/used-book.ts'
export { worldEyes } from './find/used/world-eyes.ts'
export { keyCheckOf } from './connectors/key-checks/key-checks.ts'
export type { KeyCheckRecipe } from './connectors/key-checks/recipe.ts'
export {
  runKeyCheck,
  type CheckedKey,
  type CheckLink,
} from './connectors/key-checks/run-key-check.ts'
export { guideOf, guides, vendorNamed } from './connectors/guides/guides.ts'
export { check as checkDelivery, type Candidate } from './webhooks/check.ts'
export { readCaptured } from './webhooks/captured.ts'
export { isSoundRule, ruleOf, type DeliveryRule } from './webhooks/rule.ts'
export { sampleEvent } from './webhooks/sample-event.ts'
export { schemeViews } from './webhooks/schemes.ts'
export { sign as signDelivery, type Delivery } from './webhooks/sign.ts'
export { isParameterValue } from './connectors/parameter.ts'

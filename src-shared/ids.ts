import { z } from 'zod'

/** Sixteen random bytes as 32 lower-case hexadecimal digits: the form of every id of ours. */
const hex16 = z.string().regex(/^[0-9a-f]{32}$/)

/** Names one vault for its whole life. */
export const VaultId = hex16.brand('VaultId')
export type VaultId = z.infer<typeof VaultId>

/** Names one item. */
export const ItemId = hex16.brand('ItemId')
export type ItemId = z.infer<typeof ItemId>

/** Names one secret version of an item. */
export const VersionId = hex16.brand('VersionId')
export type VersionId = z.infer<typeof VersionId>

/** Names one configured account at a provider. */
export const ConnectionId = hex16.brand('ConnectionId')
export type ConnectionId = z.infer<typeof ConnectionId>

/** Names one thing that is being done to the outside world: a journal record. */
export const RotationId = hex16.brand('RotationId')
export type RotationId = z.infer<typeof RotationId>

/** Names one batch of replacements. */
export const BatchId = hex16.brand('BatchId')
export type BatchId = z.infer<typeof BatchId>

/** Names one place that uses an item. */
export const CallerId = hex16.brand('CallerId')
export type CallerId = z.infer<typeof CallerId>

/*
 * The body of the settings record: what the vault itself remembers about how it is kept.
 *
 * Settings that are needed before unlocking stand in a plain file elsewhere.
 */
import { z } from 'zod'
import { Instant } from '../../src-shared/item.ts'

/** Settings inside the vault; read loosely. */
export const VaultSettings = z.looseObject({
  v: z.literal(1),
  /** When the person proved that the recovery code is kept, or null. */
  recoveryConfirmedAt: Instant.nullable(),
})
export type VaultSettings = z.infer<typeof VaultSettings>

import { z } from 'zod'
import { policy, type Bounded } from './bounds.ts'

export * from './bounds.ts'

function bounded(of: Bounded) {
  return z.int().min(of.min).max(of.max).default(of.default).catch(of.default)
}

/**
 * What stands in the plain settings file, readable before unlocking: enums, numbers and paths only.
 *
 * A value that cannot be read falls back to its default; the file is not rewritten for it.
 */
export const AppSettings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system').catch('system'),
  idleLockMinutes: bounded(policy.idleLockMinutes),
  clipboardSeconds: bounded(policy.clipboardSeconds),
  revealSeconds: bounded(policy.revealSeconds),
})
export type AppSettings = z.infer<typeof AppSettings>

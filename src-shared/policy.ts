import { z } from 'zod'
import { policy, type Bounded } from './bounds.ts'

export * from './bounds.ts'

function within(of: Bounded) {
  return z.int().min(of.min).max(of.max)
}

function forgiving(of: Bounded) {
  return within(of).default(of.default).catch(of.default)
}

const Theme = z.enum(['system', 'light', 'dark'])
const Reminders = z.enum(['on', 'off'])

/**
 * What stands in the plain settings file, readable before unlocking: enums, numbers and paths only.
 *
 * A value that cannot be read falls back to its default; the file is not rewritten for it.
 */
export const AppSettings = z.object({
  theme: Theme.default('system').catch('system'),
  idleLockMinutes: forgiving(policy.idleLockMinutes),
  clipboardSeconds: forgiving(policy.clipboardSeconds),
  revealSeconds: forgiving(policy.revealSeconds),
  /** Whether the operating system tells of keys that are due. */
  reminders: Reminders.default('on').catch('on'),
})
export type AppSettings = z.infer<typeof AppSettings>

/** A change that a person makes to the settings: what is left out stays, what is wrong is refused. */
export const AppSettingsChange = z.strictObject({
  theme: Theme.optional(),
  idleLockMinutes: within(policy.idleLockMinutes).optional(),
  clipboardSeconds: within(policy.clipboardSeconds).optional(),
  revealSeconds: within(policy.revealSeconds).optional(),
  reminders: Reminders.optional(),
})
export type AppSettingsChange = z.infer<typeof AppSettingsChange>

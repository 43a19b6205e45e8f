import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { AtomicPaySettings } from './state.ts'

/** The settings after a change, or a refusal when one of them is not ours or not possible. */
export function changedAtomicPaySettings(
  settings: AtomicPaySettings,
  change: JsonObject,
): AtomicPaySettings {
  return Object.entries(change).reduce<AtomicPaySettings>((changed, [name, value]) => {
    if (name === 'environment' || name === 'business') {
      if (value === null || typeof value === 'string') return { ...changed, [name]: value }
    }
    if (name === 'perMinute' && typeof value === 'number' && value >= 1) {
      return { ...changed, perMinute: value }
    }
    if (name === 'moved' && typeof value === 'boolean') return { ...changed, moved: value }
    throw new Refusal(400, 'bad_setting', `AtomicPay practice has no such setting: ${name}.`)
  }, settings)
}

import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import { bearerModes, type AtnaSettings } from './state.ts'

/** The settings after a change, or a refusal when one of them is not ours or not possible. */
export function changedAtnaSettings(settings: AtnaSettings, change: JsonObject): AtnaSettings {
  return Object.entries(change).reduce<AtnaSettings>((changed, [name, value]) => {
    const bearerMode = bearerModes.find((mode) => mode === value)
    if (name === 'bearerMode' && bearerMode !== undefined) return { ...changed, bearerMode }
    if (name === 'omitCreatedAt' && typeof value === 'boolean') {
      return { ...changed, omitCreatedAt: value }
    }
    throw new Refusal(400, 'bad_setting', `ATNA practice has no such setting: ${name}.`)
  }, settings)
}

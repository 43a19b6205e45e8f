import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { AtnaSettings } from './state.ts'

/** The settings after a change, or a refusal when one of them is not ours or not possible. */
export function changedAtnaSettings(settings: AtnaSettings, change: JsonObject): AtnaSettings {
  return Object.entries(change).reduce<AtnaSettings>((changed, [name, value]) => {
    if (name === 'bearerMode' && (value === 'secret' || value === 'id:secret')) {
      return { ...changed, bearerMode: value }
    }
    if (name === 'omitCreatedAt' && typeof value === 'boolean') {
      return { ...changed, omitCreatedAt: value }
    }
    throw new Refusal(400, 'bad_setting', `ATNA practice has no such setting: ${name}.`)
  }, settings)
}

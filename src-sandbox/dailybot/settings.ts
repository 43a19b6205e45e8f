import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'
import type { DailybotSettings } from './state.ts'

const switches = ['lastUsed', 'freePlan', 'rotatesSecrets'] as const

/** The settings after a change, or a refusal when one of them is not ours or not possible. */
export function changedDailybotSettings(
  settings: DailybotSettings,
  change: JsonObject,
): DailybotSettings {
  return Object.entries(change).reduce<DailybotSettings>((changed, [name, value]) => {
    const known = switches.find((candidate) => candidate === name)
    if (known !== undefined && typeof value === 'boolean') return { ...changed, [known]: value }
    if (name === 'perMinute' && typeof value === 'number' && value >= 1) {
      return { ...changed, perMinute: value }
    }
    throw new Refusal(400, 'bad_setting', `Dailybot practice has no such setting: ${name}.`)
  }, settings)
}

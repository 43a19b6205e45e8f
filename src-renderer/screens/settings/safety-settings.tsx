import { policy } from '../../../src-shared/bounds.ts'
import type { AppInfo } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { useApp } from '../../stores/app.ts'
import { ownVaultsOf } from '../../stores/vaults.ts'
import { stepWords } from '../../words/en.ts'
import { vaultWords } from '../../words/en-vaults.ts'
import { NumberSetting } from './number-setting.tsx'

const words = stepWords.settings

/** After how long things lock, clear and hide. */
export function SafetySettings({ settings }: { readonly settings: AppInfo['settings'] }) {
  const hasOthers = useApp((state) => ownVaultsOf(state).length > 1)
  return (
    <>
      {hasOthers && <p className="settings-lead">{vaultWords.together}</p>}
      <div className="settings-lines">
        <NumberSetting
          label={words.idle}
          unit={words.minutes}
          bounds={policy.idleLockMinutes}
          value={settings.idleLockMinutes}
          onChange={(idleLockMinutes) => call('settings.set', { idleLockMinutes })}
        />
        <NumberSetting
          label={words.clipboard}
          unit={words.seconds}
          bounds={policy.clipboardSeconds}
          value={settings.clipboardSeconds}
          onChange={(clipboardSeconds) => call('settings.set', { clipboardSeconds })}
        />
        <NumberSetting
          label={words.reveal}
          unit={words.seconds}
          bounds={policy.revealSeconds}
          value={settings.revealSeconds}
          onChange={(revealSeconds) => call('settings.set', { revealSeconds })}
        />
      </div>
    </>
  )
}

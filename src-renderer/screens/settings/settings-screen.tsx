import type { ReactNode } from 'react'
import type { VaultState } from '../../../src-shared/ipc-contract.ts'
import { useApp } from '../../stores/app.ts'
import { Screen } from '../../frame/screen.tsx'
import { ShortcutList } from '../../frame/shortcut-list.tsx'
import { accountWords, backupWords, batchWords, copiesWords, stepWords } from '../../words/en.ts'
import { AccountSettings } from '../accounts/account-settings.tsx'
import { BackupSettings } from '../backups/backup-settings.tsx'
import { AccessSettings } from './access-settings.tsx'
import { ExportSettings } from './export-settings.tsx'
import { ReminderSetting } from './reminder-setting.tsx'
import { SafetySettings } from './safety-settings.tsx'
import { ThemeSetting } from './theme-setting.tsx'
import { useLedTo } from './use-led-to.ts'
import './settings.css'

const words = stepWords.settings

/** What a person may choose, how they get in, and what the keyboard does. */
export function SettingsScreen() {
  const info = useApp((state) => state.info)
  const vault = useApp((state) => state.vault)
  useLedTo()
  return (
    <Screen label={words.title} bar={<h1 className="settings-title grow">{words.title}</h1>}>
      <div className="settings">
        {info && (
          <>
            <Part id="look" title={words.look}>
              <ThemeSetting theme={info.settings.theme} />
            </Part>
            <Part id="safety" title={words.safety}>
              <SafetySettings settings={info.settings} />
            </Part>
            <Part id="reminders" title={batchWords.due.settings}>
              <ReminderSetting reminders={info.settings.reminders} />
            </Part>
          </>
        )}
        {vault && <VaultParts vault={vault} />}
        <Part id="keys" title={words.keys}>
          <ShortcutList platform={info?.platform ?? ''} />
        </Part>
      </div>
    </Screen>
  )
}

function VaultParts({ vault }: { readonly vault: VaultState }) {
  return (
    <>
      <Part id="access" title={words.access}>
        <AccessSettings vault={vault} />
      </Part>
      <Part id="accounts" title={accountWords.title}>
        <AccountSettings />
      </Part>
      {vault.place === 'own' && (
        <>
          <Part id="backups" title={backupWords.settings.title}>
            <BackupSettings />
          </Part>
          <Part id="export" title={copiesWords.exports.title}>
            <ExportSettings />
          </Part>
        </>
      )}
    </>
  )
}

/** One part with its heading, to which a person can be led. */
function Part({
  id,
  title,
  children,
}: {
  readonly id: string
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className="settings-part" aria-labelledby={`settings-${id}`}>
      <h2 id={`settings-${id}`} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}

import { useApp } from '../../stores/app.ts'
import { Screen } from '../../frame/screen.tsx'
import { ShortcutList } from '../../frame/shortcut-list.tsx'
import { backupWords, copiesWords, stepWords } from '../../words/en.ts'
import { BackupSettings } from '../backups/backup-settings.tsx'
import { AccessSettings } from './access-settings.tsx'
import { ExportSettings } from './export-settings.tsx'
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
            <section className="settings-part" aria-labelledby="settings-look">
              <h2 id="settings-look">{words.look}</h2>
              <ThemeSetting theme={info.settings.theme} />
            </section>
            <section className="settings-part" aria-labelledby="settings-safety">
              <h2 id="settings-safety">{words.safety}</h2>
              <SafetySettings settings={info.settings} />
            </section>
          </>
        )}
        {vault && (
          <section className="settings-part" aria-labelledby="settings-access">
            <h2 id="settings-access" tabIndex={-1}>
              {words.access}
            </h2>
            <AccessSettings vault={vault} />
          </section>
        )}
        {vault?.place === 'own' && (
          <section className="settings-part" aria-labelledby="settings-backups">
            <h2 id="settings-backups" tabIndex={-1}>
              {backupWords.settings.title}
            </h2>
            <BackupSettings />
          </section>
        )}
        {vault?.place === 'own' && (
          <section className="settings-part" aria-labelledby="settings-export">
            <h2 id="settings-export">{copiesWords.exports.title}</h2>
            <ExportSettings />
          </section>
        )}
        <section className="settings-part" aria-labelledby="settings-keys">
          <h2 id="settings-keys">{words.keys}</h2>
          <ShortcutList platform={info?.platform ?? ''} />
        </section>
      </div>
    </Screen>
  )
}

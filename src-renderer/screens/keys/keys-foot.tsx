import { Check, CircleAlert, HardDrive } from 'lucide-react'
import { useNow } from '../../clock.ts'
import { formatMinute } from '../../format/dates.ts'
import { go, useApp, type SettingsPart } from '../../stores/app.ts'
import { useBackup } from '../../stores/backup.ts'
import { backupWords } from '../../words/en.ts'
import { backupLine, type BackupLine } from './backup-line.ts'
import './keys-foot.css'

const words = backupWords.home

/** The foot of one's own keys: whether they could be had back after an accident. */
export function KeysFoot() {
  const isOwn = useApp((state) => state.vault?.place === 'own')
  const isUnconfirmed = useApp((state) => state.vault?.recoveryCode === 'unconfirmed')
  const { state, failed } = useBackup((store) => store)
  const now = useNow(30_000)
  if (!isOwn) return null
  const line = state ? backupLine(state, now) : failed === null ? null : unread
  return (
    <div className="keys-foot" role="group" aria-label={words.label}>
      {isUnconfirmed && (
        <FootLink line={{ text: words.unconfirmed, tone: 'soon', at: null }} part="access" />
      )}
      <span className="keys-foot-gap" />
      {line && <FootLink line={line} part="backups" />}
    </div>
  )
}

const unread: BackupLine = { text: words.unread, tone: 'plain', at: null }

function FootLink({ line, part }: { readonly line: BackupLine; readonly part: SettingsPart }) {
  const Icon = line.tone === 'soon' ? CircleAlert : line.tone === 'fine' ? Check : HardDrive
  return (
    <button
      type="button"
      className="keys-foot-link"
      data-tone={line.tone}
      title={line.at === null ? undefined : formatMinute(line.at)}
      onClick={() => go({ screen: 'settings', part })}
    >
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span>{line.text}</span>
    </button>
  )
}

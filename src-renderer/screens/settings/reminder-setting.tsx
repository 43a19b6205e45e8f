import { useId } from 'react'
import type { AppInfo } from '../../../src-shared/ipc-contract.ts'
import { call } from '../../api.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { batchWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'

const words = batchWords.due

/** Whether the operating system tells of keys that are due. */
export function ReminderSetting({
  reminders,
}: {
  readonly reminders: AppInfo['settings']['reminders']
}) {
  const hintId = useId()
  const { code, ask } = useAsking()
  const choose = (isOn: boolean) =>
    ask(async () => {
      await call('settings.set', { reminders: isOn ? 'on' : 'off' })
    })
  return (
    <div className="settings-form">
      <label className="check-line">
        <input
          type="checkbox"
          checked={reminders === 'on'}
          aria-describedby={hintId}
          onChange={(event) => void choose(event.target.checked)}
        />
        {words.system}
      </label>
      <p id={hintId} className="export-note">
        {words.systemHint}
      </p>
      {code !== null && <ErrorCard code={code} />}
    </div>
  )
}

import { useState } from 'react'
import { policy } from '../../../src-shared/bounds.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Mono } from '../../components/mono.tsx'
import { Select } from '../../components/select.tsx'
import { backupWords } from '../../words/en.ts'
import { FolderForm } from '../backups/folder-form.tsx'
import { startBackups } from '../backups/start-backups.ts'

const words = backupWords.first
const counts = [5, policy.backupsKept.default, 30, 100] as const

/** Asks where backups go, makes the first one there, and says what it is called. */
export function FirstBackup({ onDone }: { readonly onDone: () => void }) {
  const [keep, setKeep] = useState<number>(policy.backupsKept.default)
  const [made, setMade] = useState<string | null>(null)
  if (made !== null) return <Made fileName={made} onDone={onDone} />
  const start = async (folder: string) => {
    const { last } = await startBackups(folder, keep)
    setMade(last?.fileName ?? '')
  }
  const notNow = (
    <Button variant="quiet" className="push" onClick={onDone}>
      {words.notNow}
    </Button>
  )
  return (
    <>
      <header className="create-head">
        <h1>{words.title}</h1>
        <p>
          {backupWords.about.what} {backupWords.about.itself}
        </p>
      </header>
      <FolderForm folder={null} autoFocus submitLabel={words.make} back={notNow} onChosen={start}>
        <Field label={words.keep} hint={backupWords.settings.keepHint}>
          {(input) => (
            <Select
              {...input}
              value={keep}
              onChange={(event) => setKeep(Number(event.target.value))}
            >
              {counts.map((count) => (
                <option key={count} value={count}>
                  {words.newest(count)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <p className="backup-note">{words.notNowNote}</p>
      </FolderForm>
    </>
  )
}

function Made({ fileName, onDone }: { readonly fileName: string; readonly onDone: () => void }) {
  return (
    <div className="recovery" role="status">
      <header className="create-head">
        <h1>{words.madeTitle}</h1>
        <p>{words.made}</p>
      </header>
      <p className="create-file">
        <Mono>{fileName}</Mono>
      </p>
      <div className="recovery-foot">
        <Button variant="filled" autoFocus onClick={onDone}>
          {words.open}
        </Button>
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { PathField } from '../../components/path-field.tsx'
import { backupWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { useFolder } from './use-folder.ts'
import './backups.css'

const words = backupWords.settings

type Props = {
  readonly folder: string | null
  readonly autoFocus?: boolean
  readonly submitLabel: string
  /** What stands before the button that sends it. */
  readonly back?: ReactNode
  /** What is asked beside the folder. */
  readonly children?: ReactNode
  readonly onChosen: (folder: string) => Promise<void>
}

/** Asks for the folder of the backups, and has the first one made there. */
export function FolderForm(props: Props) {
  const { folder, autoFocus = false, submitLabel, back, children, onChosen } = props
  const form = useFolder(folder ?? '', onChosen)
  return (
    <form className="backup-folder" onSubmit={form.submit}>
      <PathField
        label={words.folder}
        hint={backupWords.about.where}
        error={form.isMissing ? words.folderEmpty : null}
        what="backup-folder"
        autoFocus={autoFocus}
        path={form.path}
        onChange={form.change}
      />
      {children}
      {form.code !== null && (
        <IntoView>
          <ErrorCard code={form.code} />
        </IntoView>
      )}
      <p role="status" className="backup-busy">
        {form.busy ? words.making : ''}
      </p>
      <div className="backup-actions">
        {back}
        <Button variant="filled" type="submit" busy={form.busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}

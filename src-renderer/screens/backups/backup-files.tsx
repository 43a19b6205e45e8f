import { useState } from 'react'
import type { BackupFile } from '../../../src-shared/copies-contract.ts'
import { Button } from '../../components/button.tsx'
import { When } from '../../components/when.tsx'
import { pathIn } from '../../format/path.ts'
import { formatSize } from '../../format/size.ts'
import { useApp } from '../../stores/app.ts'
import { backupWords } from '../../words/en.ts'
import { DrillDialog } from './drill-dialog.tsx'

const words = backupWords.settings
const shownAtFirst = 5

/** The backups in the folder, newest first; each can be tried. */
export function BackupFiles({
  files,
  folder,
}: {
  readonly files: readonly BackupFile[]
  readonly folder: string
}) {
  const platform = useApp((state) => state.info?.platform ?? '')
  const [showsAll, setShowsAll] = useState(false)
  const [trying, setTrying] = useState<BackupFile | null>(null)
  const shown = showsAll ? files : files.slice(0, shownAtFirst)
  return (
    <section className="backup-part" aria-labelledby="backup-files">
      <h3 id="backup-files">{words.files}</h3>
      {files.length === 0 ? (
        <p className="backup-note">{words.noFiles}</p>
      ) : (
        <FileTable files={shown} onTry={setTrying} />
      )}
      {files.length > shown.length && (
        <button type="button" className="link" onClick={() => setShowsAll(true)}>
          {words.all(files.length)}
        </button>
      )}
      {trying && (
        <DrillDialog
          path={pathIn(folder, trying.fileName, platform)}
          fileName={trying.fileName}
          onClose={() => setTrying(null)}
        />
      )}
    </section>
  )
}

function FileTable({
  files,
  onTry,
}: {
  readonly files: readonly BackupFile[]
  readonly onTry: (file: BackupFile) => void
}) {
  return (
    <table className="backup-table">
      <thead>
        <tr>
          <th scope="col">{words.columns.made}</th>
          <th scope="col">{words.columns.name}</th>
          <th scope="col" className="backup-size">
            {words.columns.size}
          </th>
          <th scope="col">
            <span className="visually-hidden">{words.columns.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <tr key={file.fileName}>
            <td>
              <When at={file.madeAt} form="minute" />
            </td>
            <th scope="row" title={file.fileName}>
              {file.fileName}
            </th>
            <td className="backup-size">{formatSize(file.bytes)}</td>
            <td className="backup-try">
              <Button
                variant="plain"
                aria-label={words.tryNamed(file.fileName)}
                onClick={() => onTry(file)}
              >
                {words.tryOne}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

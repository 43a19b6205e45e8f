import { backupWords } from '../../words/en.ts'
import type { CopyBeside } from './use-copies-beside.ts'

/** The copies that lie beside the vault, to be chosen by name. */
export function CopiesBeside({
  copies,
  onChoose,
}: {
  readonly copies: readonly CopyBeside[]
  readonly onChoose: (path: string) => void
}) {
  if (copies.length === 0) return null
  return (
    <div className="copies-beside">
      <p className="field-label">{backupWords.bringIn.beside}</p>
      <ul>
        {copies.map(({ fileName, path }) => (
          <li key={fileName}>
            <button type="button" className="link" onClick={() => onChoose(path)}>
              {fileName}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

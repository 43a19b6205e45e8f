import { Folder, X } from 'lucide-react'
import { useId, useState } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { usedWords as words } from '../../words/en.ts'
import type { useLook } from './use-look.ts'

type Look = ReturnType<typeof useLook>

/** Which folders to look through, and whether commits as well. */
export function LookForm({ look }: { readonly look: Look }) {
  const id = useId()
  return (
    <section className="used-form" aria-labelledby={`${id}-folders`}>
      <h2 id={`${id}-folders`}>{words.folders}</h2>
      {look.folders.length === 0 ? (
        <p className="used-none">{words.noFolders}</p>
      ) : (
        <ul className="used-folders">
          {look.folders.map((folder) => (
            <li key={folder}>
              <Folder size={14} strokeWidth={1.75} aria-hidden />
              <span>{visibleText(folder)}</span>
              <IconButton
                label={words.remove(visibleText(folder))}
                icon={X}
                onClick={() => look.remove(folder)}
              />
            </li>
          ))}
        </ul>
      )}
      <p className="used-missing" role="status">
        {look.isMissing && words.missing}
      </p>
      <div>
        <Button variant="plain" onClick={() => void look.choose()}>
          {words.add}
        </Button>
      </div>
      {look.mustType && <TypedFolder onAdd={look.add} />}
      <label className="check-line">
        <input
          type="checkbox"
          checked={look.withHistory}
          aria-describedby={`${id}-history`}
          onChange={(event) => look.setHistory(event.target.checked)}
        />
        <span>
          {words.history}
          <span id={`${id}-history`} className="used-under">
            {words.historyLead}
          </span>
        </span>
      </label>
      {look.code !== null && <ErrorCard code={look.code} />}
    </section>
  )
}

/** Takes a folder where the system shows no window to choose one. */
function TypedFolder({ onAdd }: { readonly onAdd: (folder: string) => void }) {
  const [path, setPath] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  return (
    <form
      className="used-typed"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsMissing(path.trim() === '')
        onAdd(path)
        setPath('')
      }}
    >
      <Field label={words.typed} hint={words.typedHint} error={isMissing ? words.typeFirst : null}>
        {(field) => (
          <TextInput
            {...field}
            mono
            autoFocus
            maxLength={limits.path}
            value={path}
            onChange={(event) => setPath(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button variant="plain" type="submit">
          {words.addTyped}
        </Button>
      </div>
    </form>
  )
}

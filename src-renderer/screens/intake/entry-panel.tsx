import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Entry } from '../../../src-shared/intake.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Mono } from '../../components/mono.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tile } from '../../components/tile.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { useIntake } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import { EntryFacts } from './entry-facts.tsx'
import { EntryForm } from './entry-form.tsx'
import { EntrySpots } from './entry-spots.tsx'
import { entryName, reasonText } from './entry-text.ts'
import '../item/item-panel.css'

const words = intakePartWords.panel

/** One key that was found: why it is taken for one, all its places, and what it is kept as. */
export function EntryPanel({ onClose }: { readonly onClose: () => void }) {
  const entry = useIntake((store) => store.entry)
  return (
    <aside className="panel" aria-label={entry ? entryName(entry) : words.none}>
      {entry && (
        <>
          <Head key={entry.id} entry={entry} onClose={onClose} />
          <div className="panel-part">
            {entry.hint !== null && <h3 className="panel-heading">{words.why}</h3>}
            <p>{reasonText(entry)}</p>
            {entry.inVault !== null && (
              <Notice tone="plain">{words.inVault(visibleText(entry.inVault.name))}</Notice>
            )}
            {entry.notes.length > 0 && (
              <ul className="entry-notes">
                {entry.notes.map((note) => (
                  <li key={note}>{words.rowNotes[note]}</li>
                ))}
              </ul>
            )}
          </div>
          <EntrySpots entry={entry} />
          <EntryFacts entry={entry} />
          <EntryForm key={`form-${entry.id}`} entry={entry} />
        </>
      )}
    </aside>
  )
}

function Head({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ focusVisible: false }), [])
  const { providerName } = entry.draft
  return (
    <header className="panel-head">
      <div className="panel-title">
        <Tile text={providerName === '' ? '?' : providerName} size={40} />
        <div className="panel-names">
          <h2 ref={heading} tabIndex={-1}>
            {entryName(entry)}
          </h2>
          <p className="panel-name">
            {entry.hint === null ? words.noSecret : <Mono>{entry.hint}</Mono>}
          </p>
        </div>
        <IconButton label={words.close} icon={X} onClick={onClose} />
      </div>
    </header>
  )
}

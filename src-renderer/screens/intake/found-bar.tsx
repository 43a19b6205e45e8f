import { Columns3, FolderPlus, Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { attempt, chooseFolder, leaveIntake } from '../../stores/intake-actions.ts'
import { askIntake, intakeStore, showIntakeDialog } from '../../stores/intake.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'
import { sourceText } from './entry-text.ts'

const words = intakeWords.found
const settleMs = 120
const oneDigit = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Where the keys come from, a search among them, and what else can be brought in. */
export function FoundBar({ state }: { readonly state: IntakeState }) {
  const { tookMs, progress, map, source } = state
  return (
    <>
      <span className="grow intake-source">
        <strong>{sourceText(state)}</strong>
        {state.format !== null && (
          <span className="intake-took">{intakePartWords.file.formats[state.format]}</span>
        )}
        {tookMs !== null && source === 'folders' && (
          <span className="intake-took">
            {words.readIn(oneDigit.format(tookMs / 1_000), progress.files)}
          </span>
        )}
      </span>
      <FoundSearch />
      {map !== null && (
        <Button
          variant="plain"
          icon={Columns3}
          onClick={() => showIntakeDialog({ kind: 'columns' })}
        >
          {intakePartWords.columns.open}
        </Button>
      )}
      <Button variant="plain" icon={FolderPlus} onClick={() => void attempt(chooseFolder)}>
        {words.addFolder}
      </Button>
      <IconButton label={words.forget} icon={X} onClick={() => void leaveIntake()} />
    </>
  )
}

function FoundSearch() {
  const [text, setText] = useState(() => intakeStore.getState().ask.text)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== intakeStore.getState().ask.text) void askIntake({ text })
    }, settleMs)
    return () => clearTimeout(timer)
  }, [text])
  // Another search begins with an empty box.
  useEffect(
    () =>
      intakeStore.subscribe(({ ask }, before) => {
        if (ask.text !== before.ask.text) setText(ask.text)
      }),
    [],
  )
  return (
    <search className="intake-search">
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <input
        type="search"
        className="input"
        aria-label={words.searchLabel}
        placeholder={words.search}
        value={text}
        maxLength={limits.searchText}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || text === '') return
          event.preventDefault()
          event.stopPropagation()
          setText('')
        }}
      />
    </search>
  )
}

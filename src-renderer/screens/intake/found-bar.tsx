import { Columns3, FolderPlus, Search, X } from 'lucide-react'
import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { SearchInput } from '../../components/search-input.tsx'
import { attempt, chooseFolder, leaveIntake } from '../../stores/intake-actions.ts'
import { askIntake, intakeStore, showIntakeDialog } from '../../stores/intake.ts'
import { intakePartWords, intakeWords } from '../../words/en.ts'
import { useSearchText } from '../use-search-text.ts'
import { sourceText } from './entry-text.ts'

const words = intakeWords.found
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

const askText = (text: string) => askIntake({ text })

function FoundSearch() {
  const [text, setText] = useSearchText(intakeStore, askText)
  return (
    <search className="intake-search">
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <SearchInput
        label={words.searchLabel}
        placeholder={words.search}
        className="input"
        text={text}
        onText={setText}
      />
    </search>
  )
}

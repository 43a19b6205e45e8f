import type { KeyboardEvent } from 'react'
import type { IntakeState } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { attempt, chooseFolder } from '../../stores/intake-actions.ts'
import { askIntake, intakeStore, openEntry, useIntake } from '../../stores/intake.ts'
import { intakeWords } from '../../words/en.ts'
import { EntryPanel } from './entry-panel.tsx'
import { foundLead, foundTitle } from './entry-text.ts'
import { FoundBar } from './found-bar.tsx'
import { FoundCounts } from './found-counts.tsx'
import { FoundFoot } from './found-foot.tsx'
import { FoundList } from './found-list.tsx'
import { FoundTools } from './found-tools.tsx'
import { IntakeShell } from './intake-shell.tsx'
import { LeftOut } from './left-out.tsx'
import './found-view.css'

const words = intakeWords.found

/** What lies ready: how many keys, what is wrong with them, each of them, and what Keep does. */
export function FoundView({ state }: { readonly state: IntakeState }) {
  const isOpen = useIntake((store) => store.openId !== null)
  const isEmpty = state.counts.keys === 0
  return (
    <IntakeShell
      bar={<FoundBar state={state} />}
      footer={isEmpty ? undefined : <FoundFoot state={state} />}
    >
      {isEmpty ? (
        <NothingFound state={state} />
      ) : (
        <div className="found" data-open={isOpen} onKeyDown={closeOnEscape}>
          <h1 className="visually-hidden">{intakeWords.sidebar}</h1>
          <section className="found-pane" aria-label={words.label}>
            <FoundHead state={state} />
            <FoundBody />
          </section>
          {isOpen && <EntryPanel onClose={closePanel} />}
        </div>
      )}
    </IntakeShell>
  )
}

function FoundHead({ state }: { readonly state: IntakeState }) {
  const asked = useIntake(({ refused, failed }) => refused ?? failed)
  const failed = asked ?? (state.phase === 'failed' ? state.failed : null)
  return (
    <header className="found-top">
      <div>
        <h2 className="found-title">{foundTitle(state)}</h2>
        <p className="intake-lead">{foundLead(state)}</p>
      </div>
      <FoundCounts counts={state.counts} />
      <FoundTools state={state} />
      {failed !== null && <ErrorCard code={failed} />}
    </header>
  )
}

function FoundBody() {
  const total = useIntake((store) => store.total)
  const isRead = useIntake((store) => store.isRead)
  const chosen = useIntake(({ state }) => state?.counts.chosen ?? 0)
  const isNothing = isRead && total === 0
  return (
    <>
      {isNothing ? (
        <div className="keys-empty">
          <h2>{words.nothingTitle}</h2>
          <div className="keys-empty-actions">
            <Button variant="plain" onClick={() => void askIntake({ text: '', filter: 'all' })}>
              {words.showAll}
            </Button>
          </div>
        </div>
      ) : (
        <FoundList />
      )}
      <p className="visually-hidden" role="status">
        {isRead ? words.status(total, chosen) : ''}
      </p>
    </>
  )
}

function NothingFound({ state }: { readonly state: IntakeState }) {
  return (
    <div className="keys-empty intake-nothing" role="status">
      <h1>{words.nothingFound}</h1>
      {state.phase === 'stopped' && <p>{words.leadStopped}</p>}
      <p>
        {state.source === 'folders'
          ? words.nothingFoundLead(state.progress.files)
          : words.nothingInFile}
      </p>
      <LeftOut state={state} />
      <div className="keys-empty-actions">
        <Button variant="filled" size="large" onClick={() => void attempt(chooseFolder)}>
          {words.another}
        </Button>
      </div>
    </div>
  )
}

/** Closes the panel and gives the keyboard back to the line that it was opened from. */
function closePanel(): void {
  const { openId } = intakeStore.getState()
  const line = document.querySelector('.found-line[aria-selected="true"]')
  const number = line instanceof HTMLElement ? line.dataset['line'] : undefined
  void openEntry(null)
  if (openId === null || number === undefined) return
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-line="${number}"]`)?.focus(),
  )
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest('dialog, [popover]')) return
  if (intakeStore.getState().openId !== null) closePanel()
}

import { useId, useState, type SyntheticEvent } from 'react'
import type { ColumnMap } from '../../../src-shared/intake.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { mapColumns } from '../../stores/intake-actions.ts'
import { useIntake } from '../../stores/intake.ts'
import { intakePartWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { hasDates, meaningTwice } from './column-choice.ts'
import { ColumnTable } from './column-table.tsx'
import { DateOrder } from './date-order.tsx'
import './columns-dialog.css'

const words = intakePartWords.columns

/** Sets right what the columns of a table are taken for. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const map = useIntake(({ state }) => state?.map ?? null)
  return map && <Columns map={map} onClose={onClose} />
}

function Columns({ map, onClose }: { readonly map: ColumnMap; readonly onClose: () => void }) {
  const formId = useId()
  const form = useColumns(map, onClose)
  const { columns, dates, twice, busy, code } = form
  return (
    <Dialog
      title={words.title}
      subtitle={map.remembered ? words.known : words.lead}
      wide
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="quiet" size="large" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button
            variant="filled"
            size="large"
            type="submit"
            form={formId}
            busy={busy}
            disabled={twice !== null}
          >
            {words.use}
          </Button>
        </>
      }
    >
      <form id={formId} className="entry-form" noValidate onSubmit={form.submit}>
        <ColumnTable columns={columns} onChange={form.setColumns} />
        {hasDates(columns) && <DateOrder dates={dates} onChange={form.setDates} />}
        {twice !== null && (
          <p role="alert" className="intake-alert">
            {words.twice(words.meanings[twice])}
          </p>
        )}
        {code !== null && <ErrorCard code={code} />}
      </form>
    </Dialog>
  )
}

function useColumns(map: ColumnMap, onDone: () => void) {
  const [columns, setColumns] = useState(map.columns)
  const [dates, setDates] = useState(map.dates)
  const { busy, code, ask } = useAsking()
  const twice = meaningTwice(columns)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (twice !== null) return
    void ask(async () => {
      await mapColumns({ columns, dates })
      onDone()
    })
  }
  return { columns, setColumns, dates, setDates, twice, busy, code, submit }
}

import { Check } from 'lucide-react'
import { useId, useState, type SyntheticEvent } from 'react'
import type { CopyReport } from '../../../src-shared/copies-contract.ts'
import { call } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { OpenerField } from '../../components/opener-field.tsx'
import { noOpener } from '../../components/opener.ts'
import { formatMinute } from '../../format/dates.ts'
import { backupWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { whoseTried } from './found-sentences.ts'
import { FormFoot } from './form-foot.tsx'
import { FormTail } from './form-tail.tsx'

const words = backupWords.drill

type Props = {
  readonly path: string
  readonly fileName: string
  readonly onClose: () => void
}

/** Proves that a backup opens, and replaces nothing. */
export function DrillDialog({ path, fileName, onClose }: Props) {
  const formId = useId()
  const [opener, setOpener] = useState(noOpener)
  const [isMissing, setIsMissing] = useState(false)
  const [report, setReport] = useState<CopyReport | null>(null)
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsMissing(opener.secret === '')
    if (opener.secret === '') return
    void ask(async () => {
      setReport(await call('copies.drill', { path, ...opener }))
      setOpener(noOpener)
    })
  }
  const change = (next: typeof opener) => {
    setOpener(next)
    forget()
  }
  const foot = { isDone: report !== null, formId, label: words.try, busy, onClose }
  return (
    <Dialog
      title={words.title}
      subtitle={fileName}
      onClose={onClose}
      busy={busy}
      footer={<FormFoot {...foot} />}
    >
      {report ? (
        <Found report={report} />
      ) : (
        <form id={formId} className="backup-form" onSubmit={submit}>
          <p>{words.lead}</p>
          <OpenerField {...{ opener, code, isMissing }} autoFocus onChange={change} />
          <FormTail code={code} busy={busy} busyText={words.working} />
        </form>
      )}
    </Dialog>
  )
}

function Found({ report }: { readonly report: CopyReport }) {
  const { madeAt, items, secrets } = report
  return (
    <div role="status">
      <Notice tone="accent" icon={Check}>
        <p>
          <strong>{words.opens}</strong> {words.holds(items, secrets)}
        </p>
        <p>
          {madeAt !== null && words.madeAt(formatMinute(madeAt))} {whoseTried(report)}{' '}
          {words.nothing}
        </p>
      </Notice>
    </div>
  )
}

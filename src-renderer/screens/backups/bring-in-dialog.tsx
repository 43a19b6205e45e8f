import { useId } from 'react'
import type { Output } from '../../../src-shared/ipc-contract.ts'
import { Dialog } from '../../components/dialog.tsx'
import { OpenerField } from '../../components/opener-field.tsx'
import { PathField } from '../../components/path-field.tsx'
import { backupWords } from '../../words/en.ts'
import { CopiesBeside } from './copies-beside.tsx'
import { FormFoot } from './form-foot.tsx'
import { FormTail } from './form-tail.tsx'
import { useBringIn } from './use-bring-in.ts'
import { useCopiesBeside } from './use-copies-beside.ts'
import './backups.css'

const words = backupWords.bringIn

/** Adds the keys that another copy holds and this vault does not. */
export function BringInDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const beside = useCopiesBeside()
  const form = useBringIn(beside[0]?.path ?? '')
  const { result, busy, code, path, opener, isMissing } = form
  const foot = { isDone: result !== null, formId, label: words.add, busy, onClose }
  return (
    <Dialog title={words.title} onClose={onClose} busy={busy} footer={<FormFoot {...foot} />}>
      {result ? (
        <Added result={result} />
      ) : (
        <form id={formId} className="backup-form" onSubmit={form.submit}>
          <p>{words.lead}</p>
          <PathField
            label={words.file}
            hint={words.fileHint}
            error={isMissing && path.trim() === '' ? words.fileEmpty : null}
            what="copy"
            autoFocus={beside.length === 0}
            path={path}
            onChange={form.changePath}
          />
          <CopiesBeside copies={beside} onChoose={form.changePath} />
          <OpenerField
            {...{ opener, code, isMissing }}
            autoFocus={beside.length > 0}
            onChange={form.changeOpener}
          />
          <FormTail code={code} busy={busy} busyText={words.working} />
        </form>
      )}
    </Dialog>
  )
}

function Added({ result }: { readonly result: Output<'copies.bringIn'> }) {
  const { added, present } = result
  return (
    <div role="status" className="backup-form">
      <p>
        <strong>{words.added(added)}</strong> {added > 0 && present > 0 && words.present(present)}
      </p>
      <p className="backups-lead">{words.after}</p>
    </div>
  )
}

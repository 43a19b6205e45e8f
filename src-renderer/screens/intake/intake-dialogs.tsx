import { showIntakeDialog, useIntake } from '../../stores/intake.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { ColumnsDialog } from './columns-dialog.tsx'
import { FileDialog } from './file-dialog.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import { PracticeDialog } from './practice-dialog.tsx'
import './entry-fields.css'
import './intake.css'

/** The dialog of bringing in that is open, over whichever screen. */
export function IntakeDialogs() {
  const dialog = useIntake((state) => state.dialog)
  const close = () => showIntakeDialog(null)
  switch (dialog?.kind) {
    case undefined:
      return null
    case 'paste':
      return <PasteDialog onClose={close} />
    case 'file':
      return <FileDialog path={dialog.path} onClose={close} />
    case 'folder':
      return <FolderDialog onClose={close} />
    case 'columns':
      return <ColumnsDialog onClose={close} />
    case 'check':
      return <CheckDialog onClose={close} />
    case 'bulk':
      return <BulkDialog onClose={close} />
    case 'practice':
      return <PracticeDialog onClose={close} />
  }
}

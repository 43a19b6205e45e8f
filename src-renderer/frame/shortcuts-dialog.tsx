import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { useApp } from '../stores/app.ts'
import { listWords } from '../words/en.ts'
import { ShortcutList } from './shortcut-list.tsx'

/** The list of shortcuts, opened with `?`. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const platform = useApp((state) => state.info?.platform ?? '')
  return (
    <Dialog
      title={listWords.shortcuts.title}
      onClose={onClose}
      footer={
        <Button variant="plain" size="large" onClick={onClose}>
          {listWords.app.close}
        </Button>
      }
    >
      <ShortcutList platform={platform} />
    </Dialog>
  )
}

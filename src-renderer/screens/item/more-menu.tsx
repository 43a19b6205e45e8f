import { Ellipsis } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { itemWords } from '../../words/en.ts'
import { RemoveDialog } from '../remove/remove-dialog.tsx'
import { TurnOffDialog } from '../turn-off/turn-off-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { canTurnOff, versionInUse } from './version-in-use.ts'
import './more-menu.css'

/** What is done less often with a key: edit it, turn it off, remove it. */
export function MoreMenu({ item }: { readonly item: ItemDetail }) {
  const [open, setOpen] = useState<'edit' | 'turn-off' | 'remove' | null>(null)
  const [shown, setShown] = useState(false)
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const version = versionInUse(item)
  const choose = (next: typeof open) => {
    menu.current?.hidePopover()
    setOpen(next)
  }
  const close = () => setOpen(null)
  return (
    <>
      <IconButton
        className="more-button"
        label={itemWords.more}
        icon={Ellipsis}
        popoverTarget={id}
        aria-expanded={shown}
      />
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="more-menu"
        role="group"
        aria-label={itemWords.more}
        onToggle={(event) => setShown(event.newState === 'open')}
      >
        <button type="button" onClick={() => choose('edit')}>
          {itemWords.edit}…
        </button>
        {version && canTurnOff(item, version) && (
          <button type="button" onClick={() => choose('turn-off')}>
            {itemWords.turnOffAt(item.summary.providerName)}
          </button>
        )}
        <button type="button" onClick={() => choose('remove')}>
          {itemWords.remove}
        </button>
      </div>
      {open === 'edit' && <EditDialog item={item} onClose={close} />}
      {open === 'turn-off' && version && (
        <TurnOffDialog item={item} versionId={version.id} onClose={close} />
      )}
      {open === 'remove' && <RemoveDialog item={item} onClose={close} />}
    </>
  )
}

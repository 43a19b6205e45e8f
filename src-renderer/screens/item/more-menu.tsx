import { Ellipsis } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { useMenu } from '../../components/use-menu.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { diagnosisWords, itemWords, planWords, stepWords } from '../../words/en.ts'
import { DiagnosisDialog } from '../diagnosis/diagnosis-dialog.tsx'
import { RemoveDialog } from '../remove/remove-dialog.tsx'
import { EmergencyDialog } from '../turn-off/emergency-dialog.tsx'
import { TurnOffDialog } from '../turn-off/turn-off-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { useTurnsOff } from './use-turns-off.ts'
import { mainVersion, versionInUse } from './version-in-use.ts'
import './more-menu.css'

/**
 * The dialog that was chosen.
 *
 * It keeps the version it is about: once turned off, that one is in use no more, and the dialog
 * still has to say what became of it.
 */
type Opened =
  | { readonly dialog: 'edit' | 'remove' }
  | { readonly dialog: 'turn-off' | 'emergency' | 'diagnosis'; readonly versionId: VersionId }
  | null

/** What is done less often with a key: edit it, turn it off, remove it. */
export function MoreMenu({ item }: { readonly item: ItemDetail }) {
  const [open, setOpen] = useState<Opened>(null)
  const { menu, id, shown, setShown, closeOnEscape } = useMenu()
  const choose = (next: Opened) => {
    menu.current?.hidePopover()
    setOpen(next)
  }
  return (
    <>
      <IconButton
        className="more-button"
        label={itemWords.more}
        icon={Ellipsis}
        popoverTarget={id}
        aria-expanded={shown}
        onKeyDown={closeOnEscape}
      />
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="more-menu"
        role="group"
        aria-label={itemWords.more}
        onToggle={(event) => setShown(event.newState === 'open')}
        onKeyDown={closeOnEscape}
      >
        <Choices item={item} onChoose={choose} />
      </div>
      <OpenedDialog open={open} item={item} onClose={() => setOpen(null)} />
    </>
  )
}

function Choices({
  item,
  onChoose,
}: {
  readonly item: ItemDetail
  readonly onChoose: (next: Opened) => void
}) {
  const { summary } = item
  const version = versionInUse(item)
  const tried = mainVersion(item)?.id ?? null
  const canEnd = useTurnsOff(item)
  const turnsOff = version !== null && canEnd(version) ? version.id : null
  const toPlan = () => {
    onChoose(null)
    go({ screen: 'plan', itemId: summary.id })
  }
  return (
    <>
      <Choice onClick={() => onChoose({ dialog: 'edit' })}>{itemWords.edit}…</Choice>
      {summary.replaceable && item.openRotationId === null && (
        <Choice onClick={toPlan}>{planWords.choose}</Choice>
      )}
      {tried !== null && (
        <Choice onClick={() => onChoose({ dialog: 'diagnosis', versionId: tried })}>
          {diagnosisWords.menu}
        </Choice>
      )}
      {turnsOff !== null && (
        <Choice onClick={() => onChoose({ dialog: 'turn-off', versionId: turnsOff })}>
          {itemWords.turnOffAt(visibleText(summary.providerName))}
        </Choice>
      )}
      {version !== null && summary.replaceable && (
        <Choice onClick={() => onChoose({ dialog: 'emergency', versionId: version.id })}>
          {stepWords.roads.emergencyMenu}
        </Choice>
      )}
      <Choice onClick={() => onChoose({ dialog: 'remove' })}>{itemWords.remove}</Choice>
    </>
  )
}

function Choice({
  onClick,
  children,
}: {
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button type="button" onClick={onClick}>
      {children}
    </button>
  )
}

function OpenedDialog({
  open,
  ...rest
}: {
  readonly open: Opened
  readonly item: ItemDetail
  readonly onClose: () => void
}) {
  switch (open?.dialog) {
    case undefined:
      return null
    case 'edit':
      return <EditDialog {...rest} />
    case 'remove':
      return <RemoveDialog {...rest} />
    case 'turn-off':
      return <TurnOffDialog {...rest} versionId={open.versionId} />
    case 'diagnosis':
      return <DiagnosisDialog {...rest} versionId={open.versionId} />
    case 'emergency': {
      const version = rest.item.versions.find(({ id }) => id === open.versionId)
      return version ? <EmergencyDialog {...rest} version={version} /> : null
    }
  }
}

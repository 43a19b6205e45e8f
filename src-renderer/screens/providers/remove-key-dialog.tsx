import { useId } from 'react'
import { Button } from '../../components/button.tsx'
import { DangerChoice } from '../../components/danger-choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { stepWords } from '../../words/en.ts'
import { TurnOffBody } from '../turn-off/turn-off-body.tsx'
import { isOff, TurnOffOutcome } from '../turn-off/turn-off-outcome.tsx'
import { useTurnOff } from '../turn-off/use-turn-off.ts'
import '../turn-off/turn-off.css'
import type { HeldKey } from './hold-key.ts'
import type { RemoveLook } from './remove-look.ts'

type Props = {
  readonly held: HeldKey
  readonly look: RemoveLook
  readonly onClose: () => void
}

/**
 * Turns a key of the list off, in the words of its vendor: one confirmation, without any wait.
 *
 * What the provider guards stays guarded: its phrase is typed, and the key that signs stays.
 */
export function RemoveKeyDialog({ held, look, onClose }: Props) {
  const version = held.item.versions.find(({ id }) => id === held.versionId)
  return version ? <Opened {...{ held, look, onClose, version }} /> : null
}

function Opened({
  held: { item },
  look,
  onClose,
  version,
}: Props & { readonly version: HeldKey['item']['versions'][number] }) {
  const turnOff = useTurnOff({ item, version }, null)
  const formId = useId()
  const { outcome, asks, busy, isReady } = turnOff
  const isOver = outcome !== null && isOff(outcome)
  const isBlocked = asks === 'by-hand' || asks === 'never' || asks === 'signer'
  const name = visibleText(version.nameAtProvider ?? item.summary.name)
  return (
    <Dialog
      title={words.removeKeyTitle(look.label, name)}
      tone="act"
      busy={busy}
      onClose={onClose}
      footer={
        isOver || isBlocked ? (
          <Button variant="filled" size="large" onClick={onClose}>
            {words.close}
          </Button>
        ) : (
          <DangerChoice
            cancel={stepWords.key.cancel}
            go={look.confirm}
            {...{ formId, isReady, busy }}
            onCancel={onClose}
          />
        )
      }
    >
      {outcome && <TurnOffOutcome view={outcome} onClose={onClose} />}
      {!isOver && (
        <form id={formId} className="turn-off" onSubmit={turnOff.submit}>
          <TurnOffBody item={item} version={version} turnOff={turnOff} />
        </form>
      )}
    </Dialog>
  )
}

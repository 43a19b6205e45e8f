import { useId } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { ReplaceInstead } from './replace-instead.tsx'
import { TurnOffBody } from './turn-off-body.tsx'
import { isOff, TurnOffOutcome } from './turn-off-outcome.tsx'
import { useTurnOff } from './use-turn-off.ts'
import { isReplaced } from './what-it-asks.ts'
import './turn-off.css'

const words = stepWords.key

/** Turns a key off at its provider, with the weight that the provider asks for. */
export function TurnOffDialog({
  item,
  versionId,
  onClose,
}: {
  readonly item: ItemDetail
  readonly versionId: VersionId
  readonly onClose: () => void
}) {
  const version = item.versions.find(({ id }) => id === versionId)
  return version ? <VersionDialog item={item} version={version} onClose={onClose} /> : null
}

type Props = {
  readonly item: ItemDetail
  readonly version: VersionSummary
  readonly onClose: () => void
}

function VersionDialog({ item, version, onClose }: Props) {
  const turnOff = useTurnOff(item, version)
  const formId = useId()
  const { outcome, asks, providerName } = turnOff
  const isOver = outcome !== null && isOff(outcome)
  const canBeDone = asks !== 'by-hand' && asks !== 'signer'
  return (
    <Dialog
      title={titleOf(item, version, providerName)}
      subtitle={`${visibleText(version.nameAtProvider ?? item.summary.name)} ${version.hint ? words.keyHint(version.hint) : ''}`}
      tone="act"
      onClose={onClose}
      footer={
        isOver || !canBeDone ? (
          <Button variant="filled" size="large" onClick={onClose}>
            {words.close}
          </Button>
        ) : (
          <>
            {version.stage === 'current' && <ReplaceInstead item={item} onBegun={onClose} />}
            <Button variant="plain" size="large" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button
              variant="danger"
              size="large"
              type="submit"
              form={formId}
              disabled={!turnOff.isReady && !turnOff.busy}
              busy={turnOff.busy}
            >
              {words.turnOff}
            </Button>
          </>
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

function titleOf(item: ItemDetail, version: VersionSummary, providerName: string): string {
  const service = splitName(item.summary.name).head
  return isReplaced(version)
    ? words.turnOffOldTitle(service, providerName)
    : words.turnOffTitle(service, providerName)
}

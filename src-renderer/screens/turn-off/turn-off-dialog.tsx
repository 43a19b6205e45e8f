import { useId, useState } from 'react'
import type { Why } from '../../../src-shared/care.ts'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { Button } from '../../components/button.tsx'
import { DangerChoice } from '../../components/danger-choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { EmergencyDialog } from './emergency-dialog.tsx'
import { ReplaceInstead } from './replace-instead.tsx'
import { TurnOffBody } from './turn-off-body.tsx'
import { isOff, TurnOffOutcome } from './turn-off-outcome.tsx'
import { useTurnOff, type TurnOff } from './use-turn-off.ts'
import { isReplaced } from './what-it-asks.ts'
import './turn-off.css'

const words = stepWords.key

/** Turns a key off at its provider, with the weight that the provider asks for. */
export function TurnOffDialog({
  item,
  versionId,
  why = null,
  onClose,
}: {
  readonly item: ItemDetail
  readonly versionId: VersionId
  /** The reason that the screen before suggests. */
  readonly why?: Why | null
  readonly onClose: () => void
}) {
  const version = item.versions.find(({ id }) => id === versionId)
  const [isEmergency, setEmergency] = useState(false)
  if (!version) return null
  const props = { item, version, onClose }
  return isEmergency ? (
    <EmergencyDialog {...props} />
  ) : (
    <VersionDialog {...props} why={why} onEmergency={() => setEmergency(true)} />
  )
}

type Props = {
  readonly item: ItemDetail
  readonly version: VersionSummary
  readonly onClose: () => void
}

function VersionDialog({
  item,
  version,
  why,
  onClose,
  onEmergency,
}: Props & { readonly why: Why | null; readonly onEmergency: () => void }) {
  const turnOff = useTurnOff({ item, version }, why)
  const formId = useId()
  const { outcome, providerName } = turnOff
  const isOver = outcome !== null && isOff(outcome)
  return (
    <Dialog
      title={titleOf(item, version, providerName)}
      subtitle={`${visibleText(version.nameAtProvider ?? item.summary.name)} ${version.hint ? words.keyHint(version.hint) : ''}`}
      tone="act"
      onClose={onClose}
      footer={<Foot {...{ item, version, turnOff, formId, onClose, onEmergency }} />}
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

function Foot({
  item,
  version,
  turnOff,
  formId,
  onClose,
  onEmergency,
}: Props & {
  readonly turnOff: TurnOff
  readonly formId: string
  readonly onEmergency: () => void
}) {
  const { outcome, asks, busy, isReady } = turnOff
  const isOver = outcome !== null && isOff(outcome)
  const isInUse = version.stage === 'current'
  // The key that signs can only be turned off at once by way of another that signs instead.
  const hasEmergency =
    isInUse && item.summary.replaceable && asks !== 'by-hand' && asks !== 'never' && !isOver
  const emergency = hasEmergency && <Emergency onChoose={onEmergency} />
  if (isOver || asks === 'by-hand' || asks === 'never' || asks === 'signer')
    return (
      <>
        {emergency}
        {asks === 'never' && !isOver && <ReplaceInstead item={item} onBegun={onClose} />}
        <Button variant="filled" size="large" onClick={onClose}>
          {words.close}
        </Button>
      </>
    )
  return (
    <>
      {isInUse && <ReplaceInstead item={item} onBegun={onClose} />}
      {emergency}
      <DangerChoice
        cancel={words.cancel}
        go={words.turnOff}
        {...{ formId, isReady, busy }}
        onCancel={onClose}
      />
    </>
  )
}

function Emergency({ onChoose }: { readonly onChoose: () => void }) {
  return (
    <Button variant="quiet" size="large" onClick={onChoose}>
      {stepWords.roads.emergency}
    </Button>
  )
}

function titleOf(item: ItemDetail, version: VersionSummary, providerName: string): string {
  const service = splitName(item.summary.name).head
  return isReplaced(version)
    ? words.turnOffOldTitle(service, providerName)
    : words.turnOffTitle(service, providerName)
}

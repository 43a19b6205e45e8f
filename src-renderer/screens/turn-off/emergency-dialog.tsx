import { CircleAlert, Webhook } from 'lucide-react'
import { useId } from 'react'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { DangerChoice } from '../../components/danger-choice.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { ChallengeField } from './challenge-field.tsx'
import { EmergencyReasonField } from './emergency-reason-field.tsx'
import { TurnOffFacts } from './turn-off-facts.tsx'
import { useEmergency, type Emergency } from './use-emergency.ts'
import './turn-off.css'

const words = stepWords.roads

type Props = {
  readonly item: ItemDetail
  readonly version: VersionSummary
  readonly onClose: () => void
}

/** Turns the key in use off now, then has a new one made; the provider's own guards are kept. */
export function EmergencyDialog({ item, version, onClose }: Props) {
  const emergency = useEmergency({ item, version }, onClose)
  const formId = useId()
  const { providerName, isReady, busy, asks } = emergency
  return (
    <Dialog
      title={words.emergencyTitle(splitName(item.summary.name).head, providerName)}
      subtitle={visibleText(version.nameAtProvider ?? item.summary.name)}
      tone="act"
      onClose={onClose}
      busy={busy}
      footer={
        <DangerChoice
          cancel={stepWords.key.cancel}
          go={asks === 'by-hand' || asks === 'never' ? words.beginByHand : words.turnOffNow}
          {...{ formId, isReady, busy }}
          onCancel={onClose}
        />
      }
    >
      <form id={formId} className="turn-off" onSubmit={emergency.submit}>
        <Body item={item} version={version} emergency={emergency} />
      </form>
    </Dialog>
  )
}

/** What happens first, and who does it. */
function Lead({ asks, providerName }: Pick<Emergency, 'asks' | 'providerName'>) {
  if (asks === 'by-hand' || asks === 'never')
    return (
      <Notice tone="act" icon={CircleAlert}>
        <strong>{words.emergencyNot(providerName)}</strong>
        <ol className="turn-off-steps">
          {words.emergencyByHand(providerName).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Notice>
    )
  if (asks === 'signer')
    return (
      <Notice tone="soon" icon={Webhook}>
        {words.emergencySigner}
      </Notice>
    )
  return (
    <Notice tone="act" icon={CircleAlert}>
      <strong>{stepWords.key.cannotUndo}</strong> {words.emergencyLead}
    </Notice>
  )
}

function Body({
  item,
  version,
  emergency,
}: Omit<Props, 'onClose'> & { readonly emergency: Emergency }) {
  const { asks, breaks, providerName } = emergency
  return (
    <>
      <Lead asks={asks} providerName={providerName} />
      <TurnOffFacts item={item} version={version} providerName={providerName} />
      <EmergencyReasonField emergency={emergency} />
      {breaks.length > 0 && (
        <label className="check-line">
          <input
            type="checkbox"
            checked={emergency.ticked}
            onChange={(event) => emergency.setTicked(event.target.checked)}
          />
          <span>{words.breaksNow(breaks.map(visibleText).join(', '))}</span>
        </label>
      )}
      <ChallengeField
        challenge={emergency.challenge}
        providerName={providerName}
        typed={emergency.typed}
        onType={emergency.setTyped}
      />
      {emergency.code !== null && <ErrorCard code={emergency.code} />}
      <p role="status" className="turn-off-busy">
        {emergency.busy ? words.turningOff(providerName) : ''}
      </p>
    </>
  )
}

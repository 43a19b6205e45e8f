import { CircleAlert, Webhook } from 'lucide-react'
import type { ItemDetail, VersionSummary } from '../../../src-shared/item.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { ChallengeField } from './challenge-field.tsx'
import { OffByHand } from './off-by-hand.tsx'
import { TurnOffFacts } from './turn-off-facts.tsx'
import type { TurnOff } from './use-turn-off.ts'
import { WhyField } from './why-field.tsx'
import { integrationsOf, placesOf } from './what-it-asks.ts'

const words = stepWords.key

type Props = {
  readonly item: ItemDetail
  readonly version: VersionSummary
  readonly turnOff: TurnOff
}

/** What will break, who would notice, and what must be said or typed first. */
export function TurnOffBody({ item, version, turnOff }: Props) {
  const { asks, providerName } = turnOff
  if (asks === 'by-hand') return <OffByHand item={item} providerName={providerName} />
  if (asks === 'never')
    return (
      <Notice tone="plain" icon={CircleAlert}>
        <strong>{words.never(providerName)}</strong> {words.neverTodo}
      </Notice>
    )
  return (
    <>
      {asks === 'signer' ? (
        <Notice tone="soon" icon={Webhook}>
          <strong>{words.signer}</strong> {words.signerTodo}
        </Notice>
      ) : (
        <Notice tone="act" icon={CircleAlert}>
          <strong>{words.cannotUndo}</strong> {words.refusedAtOnce} {words.lookFirst}
        </Notice>
      )}
      <TurnOffFacts item={item} version={version} providerName={providerName} />
      {asks !== 'signer' && <WhyField why={turnOff.why} onChange={turnOff.setWhy} />}
      {asks === 'tick' && turnOff.why !== 'exposed' && (
        <Tick item={item} version={version} turnOff={turnOff} />
      )}
      {asks === 'phrase' && (
        <ChallengeField
          challenge={turnOff.challenge}
          providerName={providerName}
          typed={turnOff.typed}
          onType={turnOff.setTyped}
        />
      )}
      {turnOff.code !== null && <ErrorCard code={turnOff.code} />}
      <p role="status" className="turn-off-busy">
        {turnOff.busy ? words.turningOff(providerName) : ''}
      </p>
    </>
  )
}

function Tick({ item, version, turnOff }: Props) {
  const known = [...placesOf(item, version), ...integrationsOf(item, version)]
  const places = known.map(visibleText).join(', ') || words.whoUsesIt
  return (
    <label className="check-line">
      <input
        type="checkbox"
        checked={turnOff.ticked}
        onChange={(event) => turnOff.setTicked(event.target.checked)}
      />
      <span>{words.willBreak(places)}</span>
    </label>
  )
}

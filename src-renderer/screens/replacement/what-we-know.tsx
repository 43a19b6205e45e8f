import type { KeyMention, RotationView } from '../../../src-shared/rotation.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { formatMinute, formatSecond } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { errorWords, stepWords } from '../../words/en.ts'

const words = stepWords.replacement
const facts = words.facts

/** What is written down about a view, and what a check can find where one is due. */
export function WhatWeKnow({ view }: { readonly view: RotationView }) {
  return (
    <>
      <h2>{words.know}</h2>
      <Facts>
        <Fact label={facts.begun}>
          <When at={view.startedAt} form="minute" />
        </Fact>
        <RequestFacts view={view} />
        {view.old && (
          <Fact label={facts.oldKey}>
            <Key mention={view.old} />
          </Fact>
        )}
        {view.new && (
          <Fact label={facts.newKey}>
            <Key mention={view.new} />
          </Fact>
        )}
        <LaterFacts view={view} />
        {view.graceEndsAt !== null && (
          <Fact label={view.strategy === 'guided' ? facts.endsByHand : facts.ends}>
            <When at={view.graceEndsAt} form="minute" />
          </Fact>
        )}
        {view.trouble && (
          <Fact label={facts.trouble}>
            {formatSecond(view.trouble.at)}. {errorWords[view.trouble.code].happened}
          </Fact>
        )}
      </Facts>
      {view.actions.includes('check') && view.candidates.length === 0 && (
        <WhatTheCheckFinds isInPlace={view.strategy === 'in-place'} />
      )}
    </>
  )
}

function RequestFacts({ view }: { readonly view: RotationView }) {
  const { askedAt, keysBefore } = view
  if (view.kind === 'turn-off' || view.kind === 'set-signer') return null
  // A person makes the key: Keyturn asks nobody for it.
  if (view.strategy === 'guided') return null
  const isLost = view.step === 'unknown' || view.step === 'orphaned'
  return (
    <>
      <Fact label={facts.asked}>
        {askedAt === null ? facts.notAsked : <span>{formatMinuteAndSecond(askedAt)}</span>}
      </Fact>
      {isLost && <Fact label={facts.reply}>{facts.noReply}</Fact>}
      {view.new && <Fact label={facts.reply}>{facts.came(visibleText(view.new.hint ?? ''))}</Fact>}
      {keysBefore !== null && (
        <Fact label={facts.before}>
          {facts.keysBefore(keysBefore, visibleText(view.providerName))}
        </Fact>
      )}
      {isLost && <Fact label={facts.askedAgain}>{facts.never}</Fact>}
    </>
  )
}

function LaterFacts({ view }: { readonly view: RotationView }) {
  const later = [
    [stepWords.roads.facts.promoted, view.promotedAt],
    [stepWords.roads.facts.oldOff, view.oldOffAt],
    [stepWords.roads.facts.stillUsed, view.stillUsedAt],
    [stepWords.roads.facts.back, view.backAt],
    [stepWords.roads.facts.notBefore, view.notBefore],
  ] as const
  return later.map(
    ([label, at]) =>
      at !== null && (
        <Fact key={label} label={label}>
          {formatMinuteAndSecond(at)}
        </Fact>
      ),
  )
}

function formatMinuteAndSecond(instant: number): string {
  const [day = ''] = formatMinute(instant).split(',')
  return `${day}, ${formatSecond(instant)}`
}

function Key({ mention }: { readonly mention: KeyMention }) {
  return (
    <>
      {mention.hint !== null && <Mono>{mention.hint}</Mono>}
      {mention.credentialId !== null && (
        <>
          , {facts.keyId} <Mono>{mention.credentialId}</Mono>
        </>
      )}
      {mention.createdAt !== null && `, ${facts.madeOn(formatMinute(mention.createdAt))}`}
      {mention.signer && `, ${facts.signs}`}
    </>
  )
}

function WhatTheCheckFinds({ isInPlace }: { readonly isInPlace: boolean }) {
  const listed = [
    ['ours', words.findOurs, words.findOursRest],
    ['none', words.findNone, words.findNoneRest],
    ['unsure', words.findUnsure, words.findUnsureRest],
  ] as const
  const findings = isInPlace ? stepWords.roads.findings : listed
  return (
    <>
      <h2>{words.canFind}</h2>
      <ul className="findings">
        {findings.map(([kind, what, rest]) => (
          <li key={kind} data-kind={kind}>
            <strong>{what}</strong> {rest}
          </li>
        ))}
      </ul>
    </>
  )
}

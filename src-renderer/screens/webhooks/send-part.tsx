import { useId, useState } from 'react'
import type { ProviderId } from '../../../src-shared/provider.ts'
import { SignWith, type WebhookKey } from '../../../src-shared/webhook.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useWebhooks } from '../../stores/webhooks.ts'
import { webhookWords } from '../../words/en.ts'
import { useFirstWrong } from '../use-first-wrong.ts'
import { AddressField, type BenchAddress } from './address-field.tsx'
import { BenchError } from './bench-error.tsx'
import { signChoices } from './sign-choices.ts'
import { Segments } from './segments.tsx'
import { SentResult } from './sent-result.tsx'
import { signedWithText } from './facts-text.ts'
import { useSending } from './use-sending.ts'

const words = webhookWords.send

/** Signs a sample event with the new secret, the old one or both, and sends it to a receiver. */
export function SendPart({
  signer,
  vendor,
  address,
}: {
  readonly signer: WebhookKey
  readonly vendor: ProviderId | null
  readonly address: BenchAddress
}) {
  const sending = useSending(signer.itemId)
  const [choice, setChoice] = useState<SignWith>('new')
  const form = useFirstWrong(sending.showsWrong)
  return (
    <form
      ref={form}
      className="webhooks-part"
      onSubmit={(event) => {
        event.preventDefault()
        sending.send(choice, address.to)
      }}
    >
      <EventField sending={sending} />
      <SignField signer={signer} choice={choice} onChoice={setChoice} />
      <AddressField
        address={address}
        showsWrong={sending.showsWrong}
        onTyped={sending.forgetWrong}
      />
      <div className="webhooks-actions">
        <Button variant="filled" size="large" type="submit" busy={sending.busy}>
          {words.do}
        </Button>
        <p role="status">{sending.busy ? words.asking : ''}</p>
      </div>
      {sending.code !== null && <BenchError code={sending.code} />}
      {sending.sent && <SentResult sent={sending.sent} vendor={vendor} />}
    </form>
  )
}

function EventField({ sending }: { readonly sending: ReturnType<typeof useSending> }) {
  return (
    <div className="webhooks-event">
      <Field label={words.body} hint={words.bodyHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={7}
            className="input-mono"
            maxLength={100_000}
            value={sending.body}
            onChange={(event) => sending.change(event.target.value)}
          />
        )}
      </Field>
      <button type="button" className="link" onClick={() => void sending.putSample()}>
        {words.again}
      </button>
      {sending.sampleFailed !== null && <ErrorCard code={sending.sampleFailed} />}
    </div>
  )
}

function SignField({
  signer,
  choice,
  onChoice,
}: {
  readonly signer: WebhookKey
  readonly choice: SignWith
  readonly onChoice: (choice: SignWith) => void
}) {
  const id = useId()
  const scheme = useWebhooks(
    ({ schemes }) => schemes.find((one) => one.id === signer.facts?.scheme) ?? null,
  )
  const cannot = signChoices(signer, scheme)
  const choices = SignWith.options.map((value) => ({
    value,
    label: words.with[value],
    isDisabled: cannot[value] !== null,
  }))
  const reasons = SignWith.options.map((value) => cannot[value])
  const why = reasons.find((reason) => reason !== null)
  return (
    <div className="webhooks-sign">
      <Segments
        legend={words.sign}
        isShown
        choices={choices}
        chosen={choice}
        describedBy={id}
        onChoose={onChoice}
      />
      <p id={id} className="webhooks-under">
        {signedWithText(signer, choice)} {why === undefined ? '' : words.cannot[why]}
      </p>
    </div>
  )
}

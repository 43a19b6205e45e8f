import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useWebhooks } from '../../stores/webhooks.ts'
import { webhookWords } from '../../words/en.ts'
import { IntoView } from '../into-view.tsx'
import { useFirstWrong } from '../use-first-wrong.ts'
import { CheckChoices } from './check-choices.tsx'
import { checkTold } from './told-text.ts'
import { ToldBox } from './told-box.tsx'
import { useChecking } from './use-checking.ts'

const words = webhookWords.check

/** Says which secret of the vault signed a captured request, or why none did. */
export function CheckPart({ signer }: { readonly signer: WebhookKey }) {
  const schemes = useWebhooks((state) => state.schemes)
  const checking = useChecking(signer.itemId)
  const { checked, busy, code, wrong } = checking
  const form = useFirstWrong(wrong)
  return (
    <form ref={form} className="webhooks-part" noValidate onSubmit={checking.submit}>
      <p className="webhooks-lead">{words.lead}</p>
      <RequestFields checking={checking} />
      <CheckChoices checking={checking} />
      <div className="webhooks-actions">
        <Button variant="filled" size="large" type="submit" busy={busy}>
          {words.do}
        </Button>
      </div>
      {code !== null && (
        <IntoView>
          <ErrorCard code={code} />
        </IntoView>
      )}
      {checked && (
        <section className="webhooks-result" aria-label={words.result}>
          <ToldBox told={checkTold(checked, schemes)} />
        </section>
      )}
    </form>
  )
}

function RequestFields({ checking }: { readonly checking: ReturnType<typeof useChecking> }) {
  const { draft, change, wrong } = checking
  return (
    <>
      <Field
        label={words.headers}
        hint={words.headersHint}
        error={wrong.headers ? words.headersEmpty : null}
      >
        {(input) => (
          <TextArea
            {...input}
            rows={5}
            className="input-mono"
            maxLength={50_000}
            value={draft.headers}
            onChange={(event) => change({ headers: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.body} hint={words.bodyHint}>
        {(input) => (
          <TextArea
            {...input}
            rows={5}
            className="input-mono"
            maxLength={100_000}
            value={draft.body}
            onChange={(event) => change({ body: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.request} hint={words.requestHint}>
        {(input) => (
          <TextInput
            {...input}
            mono
            maxLength={4_000}
            value={draft.request}
            onChange={(event) => change({ request: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

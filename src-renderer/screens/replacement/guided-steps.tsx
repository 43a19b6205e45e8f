import { useState, type SyntheticEvent } from 'react'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Mono } from '../../components/mono.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'
import { PasteHint } from './paste-hint.tsx'
import { useSupplying, type Supplying } from './use-supplying.ts'
import './guided-steps.css'

const words = stepWords.roads

/** The provider's part, which a person does: numbered clicks, then the new key handed over. */
export function GuidedSteps({ view }: { readonly view: RotationView }) {
  const supplying = useSupplying(view)
  const copyName = async () => {
    await call('text.copy', { text: view.newName })
    return { clearsAfterMs: null }
  }
  return (
    <section aria-label={words.guidedSteps}>
      <ol className="guided">
        <li>{words.openPage(visibleText(view.providerName))}</li>
        <li>{words.makeNew}</li>
        <li>
          {words.nameIt}
          <span className="guided-name">
            <Mono>{view.newName}</Mono>
            <CopyButton label={words.copyName} variant="quiet" onCopy={copyName} />
          </span>
        </li>
        <li>
          {words.pasteIt}
          <SupplyForm supplying={supplying} />
        </li>
      </ol>
    </section>
  )
}

function SupplyForm({ supplying }: { readonly supplying: Supplying }) {
  const { typed, setTyped, credentialId, setCredentialId, asksForId, pasted } = supplying
  const [tried, setTried] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    void supplying.handOver()
  }
  return (
    <form className="guided-form" onSubmit={submit}>
      {asksForId && (
        <Field label={words.newKeyId}>
          {(input) => (
            <TextInput
              {...input}
              mono
              maxLength={512}
              value={credentialId}
              onChange={(event) => setCredentialId(event.target.value)}
            />
          )}
        </Field>
      )}
      <Field
        label={words.newKey}
        error={tried && pasted.secret === '' ? words.empty : null}
        hint={<PasteHint pasted={pasted} onUse={setTyped} />}
      >
        {(input) => (
          <PassphraseInput
            {...input}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {supplying.code !== null && <ErrorCard code={supplying.code} />}
      <div className="guided-do">
        <Button variant="filled" type="submit" size="large" busy={supplying.busy}>
          {words.handOver}
        </Button>
        <span role="status">{supplying.busy ? words.handingOver : ''}</span>
      </div>
    </form>
  )
}

import { useId } from 'react'
import type { ProviderView } from '../../../src-shared/connections-contract.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { FormFoot } from '../backups/form-foot.tsx'
import { IntoView } from '../into-view.tsx'
import { useFirstWrong } from '../use-first-wrong.ts'
import { LinkFields } from './link-fields.tsx'
import { managed } from './link-draft.ts'
import { useLinkForm } from './use-link-form.ts'

/** Asks for an account at a provider, after saying what it must be allowed to do. */
export function LinkAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const form = useLinkForm(onClose)
  const { provider, busy, code, wrong } = form
  const element = useFirstWrong(wrong)
  const foot = { isDone: false, formId, label: words.save, busy, onClose }
  return (
    <Dialog title={words.linkTitle} busy={busy} onClose={onClose} footer={<FormFoot {...foot} />}>
      <form ref={element} id={formId} className="link-form" onSubmit={form.submit} noValidate>
        <Field label={words.provider}>
          {(input) => (
            <Select
              {...input}
              value={provider?.facts.id ?? ''}
              onChange={({ target }) => form.choose(target.value)}
            >
              {form.providers.map(({ facts }) => (
                <option key={facts.id} value={facts.id}>
                  {visibleText(facts.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {provider !== null && <Needs provider={provider} />}
        {provider !== null && <LinkFields provider={provider} form={form} />}
        {code !== null && (
          <IntoView>
            <ErrorCard code={code} />
          </IntoView>
        )}
        <p role="status">{busy ? words.asking : ''}</p>
      </form>
    </Dialog>
  )
}

/** What the sign-in must be allowed to do, and nothing more; or that none is needed. */
export function Needs({ provider: { facts, needsAdmin } }: { readonly provider: ProviderView }) {
  const id = useId()
  if (!needsAdmin) return <p className="link-needs">{words.needsNone}</p>
  const needed = managed.filter((capability) => facts.capabilities[capability] === 'api')
  return (
    <section className="link-needs" aria-labelledby={id}>
      <h3 id={id}>{words.needs}</h3>
      <ul>
        {needed.map((capability) => (
          <li key={capability}>{words.needsOf[capability]}</li>
        ))}
        <li>{words.needsNothingElse}</li>
      </ul>
    </section>
  )
}

import { useId } from 'react'
import { limits } from '../../../src-shared/bounds.ts'
import { AccountKind, type AccountView } from '../../../src-shared/caller.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { PassphraseInput } from '../../components/passphrase-input.tsx'
import { Select } from '../../components/select.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { accountWords } from '../../words/en.ts'
import { FormFoot } from '../backups/form-foot.tsx'
import { IntoView } from '../into-view.tsx'
import { useFirstWrong } from '../use-first-wrong.ts'
import { useAccountForm } from './use-account-form.ts'
import './accounts.css'

const words = accountWords

/** Asks for a token of a service, after saying what it must be allowed to do and nothing more. */
export function AccountDialog({
  kind = null,
  onAdded,
  onClose,
}: {
  /** The service, where only one is of use; null to ask. */
  readonly kind?: AccountKind | null
  readonly onAdded: (view: AccountView) => void
  readonly onClose: () => void
}) {
  const formId = useId()
  const form = useAccountForm(kind ?? 'github', (view) => {
    onAdded(view)
    onClose()
  })
  const { busy, code, wrong } = form
  const element = useFirstWrong(wrong)
  const foot = { isDone: false, formId, label: words.save, busy, onClose }
  return (
    <Dialog title={words.addTitle} busy={busy} onClose={onClose} footer={<FormFoot {...foot} />}>
      <form ref={element} id={formId} className="account-form" onSubmit={form.submit}>
        {kind === null && <KindField form={form} />}
        <Needs kind={form.draft.kind} />
        <TextFields form={form} />
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

type Form = ReturnType<typeof useAccountForm>

function KindField({ form }: { readonly form: Form }) {
  return (
    <Field label={words.kind}>
      {(input) => (
        <Select
          {...input}
          value={form.draft.kind}
          onChange={({ target }) =>
            form.change({
              kind: AccountKind.options.find((one) => one === target.value) ?? 'github',
            })
          }
        >
          {AccountKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Needs({ kind }: { readonly kind: AccountKind }) {
  const id = useId()
  return (
    <section className="account-needs" aria-labelledby={id}>
      <h3 id={id}>{words.needs}</h3>
      <ul>
        {words.needsOf[kind].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

function TextFields({ form }: { readonly form: Form }) {
  const { draft, wrong, change } = form
  return (
    <>
      <Field label={words.name} hint={words.nameHint} error={wrong.name ? words.nameEmpty : null}>
        {(input) => (
          <TextInput
            {...input}
            autoFocus
            value={draft.name}
            maxLength={limits.label}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      {draft.kind === 'gitlab' && (
        <Field
          label={words.origin}
          hint={words.originHint}
          error={wrong.origin ? words.originWrong : null}
        >
          {(input) => (
            <TextInput
              {...input}
              mono
              value={draft.origin}
              onChange={(event) => change({ origin: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field label={words.token} error={wrong.token ? words[wrong.token] : null}>
        {(input) => (
          <PassphraseInput
            {...input}
            value={draft.token}
            onChange={(event) => change({ token: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}

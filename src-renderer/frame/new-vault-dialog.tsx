import { useId, useState, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { CallFailed, call } from '../api.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { TextInput } from '../components/text-input.tsx'
import { useAsking } from '../screens/use-asking.ts'
import { errorWords, listWords } from '../words/en.ts'
import { vaultWords as words } from '../words/en-vaults.ts'

/** Asks for the name of a new vault's file; the page for it then asks for its passphrase. */
export function NewVaultDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const [fileName, setFileName] = useState('')
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void ask(async () => {
      if (fileName.trim() === '') throw new CallFailed('bad-name')
      await call('vaults.add', { fileName })
    })
  }
  return (
    <Dialog
      title={words.makeTitle}
      onClose={onClose}
      busy={busy}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {listWords.app.cancel}
          </Button>
          <Button variant="filled" size="large" type="submit" form={formId} busy={busy}>
            {words.makeDo}
          </Button>
        </>
      }
    >
      <form id={formId} className="vault-form" onSubmit={submit}>
        <p>{words.makeLead}</p>
        <Field label={words.makeName} hint={words.makeHint} error={errorOf(code)}>
          {(input) => (
            <TextInput
              {...input}
              autoFocus
              maxLength={80}
              value={fileName}
              onChange={(event) => {
                setFileName(event.target.value)
                forget()
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

/** What is said in the field itself, because it is about the name that was typed. */
const aboutName: Readonly<Partial<Record<ErrorCode, string>>> = {
  'bad-name': words.badName,
  'vault-exists': words.nameExists,
  'vault-listed': words.nameListed,
}

function errorOf(code: ErrorCode | null): string | null {
  if (code === null) return null
  return aboutName[code] ?? `${errorWords[code].happened} ${errorWords[code].todo}`
}

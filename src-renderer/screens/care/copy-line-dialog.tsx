import { useState } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CopyStatus } from '../../components/copy-status.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useCopying } from '../../copying.ts'
import { careWords, stepWords } from '../../words/en.ts'
import { isVariable } from './variable.ts'

const words = careWords.handOut

/** Copies the line `NAME=value`; the name is the person's, and the value never comes here. */
export function CopyLineDialog({
  item,
  versionId,
  onClose,
}: {
  readonly item: ItemDetail
  readonly versionId: VersionId
  readonly onClose: () => void
}) {
  const { variable, change, isWrong, state, forget, submit } = useCopyLine(item, versionId)
  return (
    <Dialog
      title={words.copyTitle}
      onClose={onClose}
      footer={
        <>
          <Button variant="plain" size="large" onClick={onClose}>
            {stepWords.key.close}
          </Button>
          <Button variant="filled" size="large" onClick={submit}>
            {words.copyIt}
          </Button>
        </>
      }
    >
      <p>{words.copyLead}</p>
      <Field
        label={words.variable}
        hint={words.variableHint}
        error={isWrong ? words.variableWrong : null}
      >
        {(input) => (
          <TextInput
            {...input}
            mono
            autoFocus
            maxLength={120}
            value={variable}
            onChange={(event) => change(event.target.value.trim())}
          />
        )}
      </Field>
      <p className="care-under">{words.copyWhere}</p>
      <CopyStatus state={state} onEnd={forget} />
      <p className="care-under">{words.noBrowser}</p>
    </Dialog>
  )
}

/** The name that is typed, and the copy of its line. */
function useCopyLine(item: ItemDetail, versionId: VersionId) {
  const [variable, setVariable] = useState(item.fields.envVar.trim())
  const [tried, setTried] = useState(false)
  const { state, copy, forget } = useCopying(() =>
    call('care.copyEnvLine', { itemId: item.summary.id, versionId, variable }),
  )
  const isWrong = tried && !isVariable(variable)
  const submit = () => {
    setTried(true)
    if (isVariable(variable)) void copy()
  }
  const change = (next: string) => {
    forget()
    setVariable(next)
  }
  return { variable, change, isWrong, state, forget, submit }
}

import { useId, useState } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { ItemSummary } from '../../../src-shared/item.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { webhookWords } from '../../words/en.ts'
import { FormFoot } from '../backups/form-foot.tsx'
import { FactsDialog } from './facts-dialog.tsx'
import { useCandidates } from './use-candidates.ts'
import { useItemDetail } from './use-item-detail.ts'

const words = webhookWords.choose

/** Makes a key of the vault one that signs: which one, then how. */
export function AddSignerDialog({
  keys,
  onAdded,
  onClose,
}: {
  readonly keys: readonly WebhookKey[]
  readonly onAdded: (itemId: ItemId) => void
  readonly onClose: () => void
}) {
  const formId = useId()
  const { rows, code } = useCandidates(keys)
  const [typed, setTyped] = useState<string | null>(null)
  const [confirmed, setConfirmed] = useState<ItemId | null>(null)
  const chosen = rows?.find(({ id }) => id === typed) ?? rows?.[0]
  if (confirmed !== null)
    return <Confirmed itemId={confirmed} onAdded={onAdded} onClose={onClose} />
  const isReady = chosen !== undefined
  const foot = { isDone: false, formId, label: words.next, busy: false, isReady, onClose }
  return (
    <Dialog title={words.title} onClose={onClose} footer={<FormFoot {...foot} />}>
      <p>{words.lead}</p>
      {code !== null && <ErrorCard code={code} />}
      {rows?.length === 0 && <p>{words.none}</p>}
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          setConfirmed(chosen?.id ?? null)
        }}
      >
        {chosen && <KeyField rows={rows ?? []} chosenId={chosen.id} onChoose={setTyped} />}
      </form>
    </Dialog>
  )
}

function KeyField({
  rows,
  chosenId,
  onChoose,
}: {
  readonly rows: readonly ItemSummary[]
  readonly chosenId: ItemId
  readonly onChoose: (id: string) => void
}) {
  return (
    <Field label={words.key}>
      {(input) => (
        <Select
          {...input}
          data-autofocus
          value={chosenId}
          onChange={({ target }) => onChoose(target.value)}
        >
          {rows.map(({ id, name, providerName }) => (
            <option key={id} value={id}>
              {visibleText(providerName === '' ? name : `${name} · ${providerName}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function Confirmed({
  itemId,
  onAdded,
  onClose,
}: {
  readonly itemId: ItemId
  readonly onAdded: (itemId: ItemId) => void
  readonly onClose: () => void
}) {
  const item = useItemDetail(itemId)
  if (item === null) return null
  return <FactsDialog item={item} onSaved={() => onAdded(itemId)} onClose={onClose} />
}

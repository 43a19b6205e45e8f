import { useId } from 'react'
import type { ItemId } from '../../../src-shared/ids.ts'
import type { WebhookKey } from '../../../src-shared/webhook.ts'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Tile } from '../../components/tile.tsx'
import { narrow } from '../../frame/sidebar.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { useMedia } from '../../media.ts'
import { webhookWords as words } from '../../words/en.ts'
import { keyLine, triedText } from './facts-text.ts'
import { useAreasOf } from './use-areas-of.ts'

type Props = {
  readonly keys: readonly WebhookKey[]
  readonly chosenId: ItemId
  readonly onChoose: (itemId: ItemId) => void
}

/** The secrets that sign; arrow keys go from one to the next. Narrow windows show one at a time. */
export function WebhookList(props: Props) {
  return useMedia(narrow) ? <NarrowList {...props} /> : <WideList {...props} />
}

function NarrowList({ keys, chosenId, onChoose }: Props) {
  const areasOf = useAreasOf()
  return (
    <Field label={words.secret}>
      {(input) => (
        <Select
          {...input}
          value={chosenId}
          onChange={({ target }) => {
            const chosen = keys.find(({ itemId }) => itemId === target.value)
            if (chosen) onChoose(chosen.itemId)
          }}
        >
          {keys.map((key) => (
            <option key={key.itemId} value={key.itemId}>
              {[visibleText(key.name), keyLine(key, areasOf(key.providerName))].join(' · ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}

function WideList({ keys, chosenId, onChoose }: Props) {
  return (
    <fieldset className="webhooks-list">
      <legend>{words.secrets}</legend>
      {keys.map((key) => (
        <Row
          key={key.itemId}
          signer={key}
          isChosen={key.itemId === chosenId}
          onChoose={() => onChoose(key.itemId)}
        />
      ))}
    </fieldset>
  )
}

function Row({
  signer,
  isChosen,
  onChoose,
}: {
  readonly signer: WebhookKey
  readonly isChosen: boolean
  readonly onChoose: () => void
}) {
  const id = useId()
  const { head, stamp } = splitName(signer.name)
  const areasOf = useAreasOf()
  return (
    <label className="webhooks-row">
      <input
        type="radio"
        name="webhook-secret"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-more`}
        checked={isChosen}
        onChange={onChoose}
      />
      <Tile text={signer.providerName || signer.name} />
      <span className="webhooks-row-text">
        <span id={`${id}-name`} className="webhooks-row-name">
          <strong>{head}</strong>
          <span>{stamp}</span>
        </span>
        <span id={`${id}-more`} className="webhooks-row-more">
          <span>{keyLine(signer, areasOf(signer.providerName))}</span>
          <span>{triedText(signer)}</span>
        </span>
      </span>
    </label>
  )
}

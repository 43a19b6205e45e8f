import type { ProviderKey } from '../../../src-shared/connections-contract.ts'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { selectItem } from '../../stores/items.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { KeyActions, type KeyAsk } from './key-actions.tsx'
import type { RemoveLook } from './remove-look.ts'

/** Every key of an account as its provider lists it, with the vendor's own controls. */
export function KeysTable({ keys, caption, ...acts }: TableProps) {
  const { columns } = words
  const extra = {
    owner: keys.some(({ owner }) => owner !== null),
    rights: keys.some(({ scopes }) => scopes.length > 0),
  }
  const heads = [
    ...[columns.name, columns.value, columns.created, columns.used],
    ...(extra.owner ? [columns.owner] : []),
    ...(extra.rights ? [columns.rights] : []),
    ...[columns.vault, columns.actions],
  ]
  // The roles stay although a narrow window lays the rows out as blocks.
  return (
    <table role="table" className="provider-keys">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keys.map((entry) => (
          <KeyRow key={entry.remoteId} entry={entry} extra={extra} {...acts} />
        ))}
      </tbody>
    </table>
  )
}

type Acts = {
  readonly look: RemoveLook
  readonly signLabel: string | null
  readonly whyNot: string | null
  readonly busy: boolean
  readonly onAsk: (ask: KeyAsk, entry: ProviderKey) => void
}

type TableProps = Acts & {
  readonly keys: readonly ProviderKey[]
  readonly caption: string
}

type RowProps = Acts & {
  readonly entry: ProviderKey
  readonly extra: { readonly owner: boolean; readonly rights: boolean }
}

function KeyRow({ entry, extra, onAsk, ...acts }: RowProps) {
  const name = entry.name === null || entry.name === '' ? words.unnamed : visibleText(entry.name)
  const { columns } = words
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      <td role="cell" data-label={columns.value}>
        <Mono>{visibleText(entry.hint ?? entry.remoteId)}</Mono>
      </td>
      <td role="cell" data-label={columns.created}>
        {entry.createdAt === null ? words.dateUnknown : <When at={entry.createdAt} form="date" />}
      </td>
      <td role="cell" data-label={columns.used}>
        <LastUse entry={entry} />
      </td>
      {extra.owner && (
        <td role="cell" data-label={columns.owner}>
          {entry.owner === null ? words.ownerUnknown : visibleText(entry.owner)}
        </td>
      )}
      {extra.rights && (
        <td role="cell" data-label={columns.rights}>
          {entry.scopes.length === 0 ? words.allRights : entry.scopes.map(visibleText).join(', ')}
        </td>
      )}
      <td role="cell" data-label={columns.vault}>
        <InVault entry={entry} />
      </td>
      <td role="cell" data-label={columns.actions}>
        <KeyActions {...acts} entry={entry} name={name} onAsk={(ask) => onAsk(ask, entry)} />
      </td>
    </tr>
  )
}

/** A provider that does not say leaves it unknown: only one that does can say never. */
function LastUse({ entry: { lastUsedAt, lastUsedKnown } }: { readonly entry: ProviderKey }) {
  if (lastUsedAt !== null) return <When at={lastUsedAt} form="relative" />
  return lastUsedKnown ? words.neverUsed : words.usedUnknown
}

function InVault({ entry: { itemId, itemName } }: { readonly entry: ProviderKey }) {
  if (itemId === null || itemName === null)
    return <span className="provider-quiet">{words.notHere}</span>
  const { head } = splitName(itemName)
  const open = () => {
    go({ screen: 'keys' })
    void selectItem(itemId)
  }
  return (
    <button type="button" className="link" aria-label={words.open(head)} onClick={open}>
      {visibleText(head)}
    </button>
  )
}

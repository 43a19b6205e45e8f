import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { ProviderKeys } from '../../../src-shared/connections-contract.ts'
import type { Guide } from '../../../src-shared/guide.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { Mono } from '../../components/mono.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { AreaKeyDialog } from './area-key-dialog.tsx'
import { sharedWith } from './area-key.ts'
import { useAreaItems } from './use-area-items.ts'
import type { Area } from './use-area-key.ts'

/** One part for each fixed slot of an account, with the way to its key in its header. */
export function AreaSections({ listed, areas, guide, whyNot, onChanged }: Props) {
  const [openId, setOpenId] = useState<string | null>(null)
  const items = useAreaItems(listed.keys)
  const shared = (area: Area) => {
    const keyOf = ({ id }: Area) => listed.keys.find(({ remoteId }) => remoteId === id) ?? null
    const itemId = keyOf(area)?.itemId ?? null
    const item = itemId === null ? undefined : items.get(itemId)
    const others = areas
      .filter(({ id }) => id !== area.id)
      .flatMap((other) => {
        const itemName = keyOf(other)?.itemName ?? null
        return itemName === null ? [] : [{ itemName, area: other.name }]
      })
    return item ? sharedWith(item, others) : null
  }
  return areas.map((area) => {
    const entry = listed.keys.find(({ remoteId }) => remoteId === area.id) ?? null
    return (
      <section key={area.id} className="provider-area" aria-label={area.name}>
        <header className="provider-area-head">
          <h2 className="grow">{visibleText(area.name)}</h2>
          <Button variant="plain" icon={KeyRound} onClick={() => setOpenId(area.id)}>
            {guide?.labels.manage ?? words.keys}
          </Button>
        </header>
        {entry === null ? (
          <p className="provider-quiet">{words.areaNone}</p>
        ) : (
          <AreaFacts entry={entry} shared={shared(area)} />
        )}
        {openId === area.id && (
          <AreaKeyDialog
            {...{ area, entry, guide, whyNot, onChanged }}
            connection={listed.connection}
            shared={shared(area)}
            onClose={() => setOpenId(null)}
          />
        )}
      </section>
    )
  })
}

type Props = {
  readonly listed: ProviderKeys
  readonly areas: readonly Area[]
  readonly guide: Guide | null
  readonly whyNot: string | null
  readonly onChanged: () => void
}

function AreaFacts({
  entry,
  shared,
}: {
  readonly entry: ProviderKeys['keys'][number]
  readonly shared: string | null
}) {
  const { hint, createdAt, lastUsedAt, lastUsedKnown, itemName } = entry
  return (
    <Facts>
      {hint !== null && (
        <Fact label={words.columns.value}>
          <Mono>{visibleText(hint)}</Mono>
        </Fact>
      )}
      <Fact label={words.columns.created}>
        {createdAt === null ? words.dateUnknown : <When at={createdAt} form="date" />}
      </Fact>
      <Fact label={words.columns.used}>
        {lastUsedAt !== null ? (
          <When at={lastUsedAt} form="relative" />
        ) : lastUsedKnown ? (
          words.neverUsed
        ) : (
          words.usedUnknown
        )}
      </Fact>
      <Fact label={words.columns.vault}>
        {itemName === null ? words.notInVault : visibleText(itemName)}
      </Fact>
      {shared !== null && <Fact label={words.shared}>{words.areaShared(visibleText(shared))}</Fact>}
    </Facts>
  )
}

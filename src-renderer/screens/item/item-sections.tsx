import { useState } from 'react'
import type { VersionId } from '../../../src-shared/ids.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { visibleLines } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'
import { PanelCare } from '../care/panel-care.tsx'
import { PanelHandOut } from '../care/panel-hand-out.tsx'
import { PanelUsage } from '../care/panel-usage.tsx'
import { PanelDone } from './panel-done.tsx'
import { PanelFacts } from './panel-facts.tsx'
import { PanelPlaces } from './panel-places.tsx'
import { PanelSeen } from './panel-seen.tsx'
import { PanelSecret } from './panel-secret.tsx'
import { PanelVendor } from './panel-vendor.tsx'
import { PanelVersions } from './panel-versions.tsx'
import { PanelWebhooks } from './panel-webhooks.tsx'
import { mainVersion } from './version-in-use.ts'

/** All that is known of a key, in the order in which it is asked for. */
export function ItemSections({ item }: { readonly item: ItemDetail }) {
  const [chosenId, setChosenId] = useState<VersionId | null>(null)
  const chosen = item.versions.find((version) => version.id === chosenId) ?? mainVersion(item)
  return (
    <div className="panel-body">
      <section className="panel-part" aria-label={itemWords.panel}>
        <PanelSecret key={chosen?.id ?? 'none'} item={item} version={chosen} />
        <PanelFacts item={item} version={chosen} />
      </section>
      {item.versions.length > 0 && (
        <PanelVersions item={item} chosenId={chosen?.id ?? null} onChoose={setChosenId} />
      )}
      <PanelPlaces item={item} />
      <PanelSeen item={item} />
      <PanelCare item={item} />
      <PanelUsage item={item} />
      <PanelHandOut item={item} />
      <PanelWebhooks item={item} />
      <PanelVendor item={item} />
      {item.fields.notes.trim() !== '' && (
        <section className="panel-part">
          <h3 className="panel-heading">{itemWords.notes}</h3>
          <p className="panel-notes">{visibleLines(item.fields.notes)}</p>
        </section>
      )}
      <PanelDone lines={item.audit} />
    </div>
  )
}

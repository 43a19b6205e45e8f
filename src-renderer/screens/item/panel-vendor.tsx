import type { ItemDetail } from '../../../src-shared/item.ts'
import { DocLinks } from '../../components/doc-links.tsx'
import { useConnections } from '../../stores/connections.ts'
import { useGuide } from '../../stores/guides.ts'
import { guideWords as words } from '../../words/en-guides.ts'
import { VendorNotes } from '../guides/vendor-notes.tsx'

/** What its vendor publishes about such a key: what it is for, how to keep it, where to read on. */
export function PanelVendor({ item }: { readonly item: ItemDetail }) {
  const guide = useGuide(item.vendor)
  const facts = useConnections(
    (state) => state.views.find(({ id }) => id === item.connectionId)?.facts ?? null,
  )
  if (guide === null) return null
  return (
    <section className="panel-part">
      <h3 className="panel-heading">{guide.name}</h3>
      {facts !== null && <p>{words.purposes[facts.purpose](guide.name)}</p>}
      <VendorNotes notes={guide.notes} />
      <h4 className="panel-heading">{words.docs}</h4>
      <DocLinks docs={guide.docs} />
    </section>
  )
}

import { MapPin } from 'lucide-react'
import { useState } from 'react'
import type { CallerView } from '../../../src-shared/caller.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords, placeWords } from '../../words/en.ts'
import { PlaceDialog } from '../places/place-dialog.tsx'
import { PlaceLine } from '../places/place-line.tsx'
import { RemovePlaceDialog } from '../places/remove-place-dialog.tsx'
import { useLooking } from '../places/use-looking.ts'

type Opened =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'edit' | 'remove'; readonly place: CallerView }
  | null

/** The places that use a key: those that Keyturn can change, and those that a person wrote down. */
export function PanelPlaces({ item }: { readonly item: ItemDetail }) {
  const { places, fields } = item
  const [open, setOpen] = useState<Opened>(null)
  const { seen, busy, look } = useLooking(item.summary.id, places)
  const count = places.length + fields.callers.length
  const canLook = places.some(({ caller }) => caller !== null && caller.kind !== 'manual')
  return (
    <section className="panel-part" aria-label={itemWords.usedIn}>
      <div className="panel-heading-line">
        <h3 className="panel-heading">{itemWords.usedIn}</h3>
        {count > 0 && <span className="panel-aside">{itemWords.places(count)}</span>}
        {canLook && (
          <button type="button" className="link" disabled={busy} onClick={() => void look()}>
            {busy ? placeWords.looking : placeWords.lookAll}
          </button>
        )}
      </div>
      {count === 0 && <p className="panel-none">{itemWords.noPlaces}</p>}
      <ul className="panel-lines">
        {places.map((place) => (
          <PlaceLine
            key={place.id}
            place={place}
            seen={seen.get(place.id) ?? null}
            onEdit={() => setOpen({ dialog: place.caller ? 'edit' : 'remove', place })}
          />
        ))}
        {fields.callers.map((caller) => (
          <li key={caller} className="panel-line">
            <MapPin size={14} strokeWidth={1.75} aria-hidden />
            <span className="panel-line-text">{visibleText(caller)}</span>
            <span className="panel-aside">{itemWords.youSaidSo}</span>
          </li>
        ))}
      </ul>
      <button type="button" className="link panel-add" onClick={() => setOpen({ dialog: 'add' })}>
        {placeWords.add}
      </button>
      <OpenedDialog open={open} item={item} onOpen={setOpen} />
    </section>
  )
}

function OpenedDialog({
  open,
  item,
  onOpen,
}: {
  readonly open: Opened
  readonly item: ItemDetail
  readonly onOpen: (next: Opened) => void
}) {
  const onClose = () => onOpen(null)
  switch (open?.dialog) {
    case undefined:
      return null
    case 'add':
      return <PlaceDialog item={item} caller={null} onRemove={null} onClose={onClose} />
    case 'edit':
      return (
        <PlaceDialog
          item={item}
          caller={open.place.caller}
          onRemove={() => onOpen({ dialog: 'remove', place: open.place })}
          onClose={onClose}
        />
      )
    case 'remove':
      return <RemovePlaceDialog item={item} place={open.place} onClose={onClose} />
  }
}

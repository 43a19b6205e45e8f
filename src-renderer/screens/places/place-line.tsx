import { Pencil } from 'lucide-react'
import type { CallerView } from '../../../src-shared/caller.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { errorWords, placeWords } from '../../words/en.ts'
import { lookTone } from './look-tone.ts'
import { kindIcons } from './place-kinds.ts'
import { placeText } from './place-text.ts'
import type { Seen } from './use-looking.ts'

/** One place of an item: what holds the key, where, and what was seen there. */
export function PlaceLine({
  place,
  seen,
  onEdit,
}: {
  readonly place: CallerView
  readonly seen: Seen | null
  readonly onEdit: () => void
}) {
  const { caller } = place
  const Icon = kindIcons[caller?.kind ?? 'manual']
  const text = caller ? placeText(caller) : { what: placeWords.later, where: '' }
  const what = visibleText(text.what)
  return (
    <li className="panel-line place-item">
      <Icon size={14} strokeWidth={1.75} aria-hidden />
      <span className="panel-line-text">
        {what}
        {text.where !== '' && <span className="place-where">{visibleText(text.where)}</span>}
      </span>
      <SeenShort seen={seen} isYours={caller === null || caller.kind === 'manual'} />
      <IconButton label={placeWords.edit(what)} icon={Pencil} onClick={onEdit} />
    </li>
  )
}

function SeenShort({ seen, isYours }: { readonly seen: Seen | null; readonly isYours: boolean }) {
  if (isYours) return <span className="panel-aside">{placeWords.byYou}</span>
  if (seen === null) return null
  if ('code' in seen)
    return (
      <span className="panel-aside place-seen-short" data-tone="soon">
        {errorWords[seen.code].happened}
      </span>
    )
  return (
    <span className="panel-aside place-seen-short" data-tone={lookTone(seen.look)}>
      {placeWords.holdsShort[seen.look.holds]}
    </span>
  )
}

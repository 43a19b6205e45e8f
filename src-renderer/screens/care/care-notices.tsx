import { CircleAlert, UserX } from 'lucide-react'
import type { CareView } from '../../../src-shared/care.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { Notice } from '../../components/notice.tsx'
import { formatDate } from '../../format/dates.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { careWords as words } from '../../words/en.ts'
import { useTurnsOff } from '../item/use-turns-off.ts'
import { versionInUse } from '../item/version-in-use.ts'
import { KeyActions } from '../review/key-actions.tsx'
import type { Care } from './use-care.ts'

/** What asks for a new key or for turning this one off: somebody left, or access changed. */
export function CareNotices({
  item,
  care,
  view,
}: {
  readonly item: ItemDetail
  readonly care: Pick<Care, 'setChanged'>
  readonly view: CareView
}) {
  const { accessChangedAt, ownerLeftAt, beyond } = view
  const owner = visibleText(item.fields.owner)
  return (
    <>
      {ownerLeftAt !== null && (
        <Notice tone="act" icon={UserX}>
          <strong>{words.ownerLeft(owner, formatDate(ownerLeftAt))}</strong>
          <p>{words.ownerLeftTodo}</p>
          <Actions item={item} why="teammate-left" />
        </Notice>
      )}
      {accessChangedAt !== null && (
        <Notice tone="act" icon={CircleAlert}>
          <strong>{words.accessSince(formatDate(accessChangedAt))}</strong>
          <p>{words.accessTodo}</p>
          <Actions item={item} why="access-changed" />
          <button type="button" className="link" onClick={() => void care.setChanged(false)}>
            {words.accessBack}
          </button>
        </Notice>
      )}
      {beyond.length > 0 && (
        <Notice tone="soon" icon={CircleAlert}>
          <strong>{words.beyondTitle(beyond.length)}</strong>
          <p>{words.beyondTodo}</p>
        </Notice>
      )}
    </>
  )
}

function Actions({
  item,
  why,
}: {
  readonly item: ItemDetail
  readonly why: 'teammate-left' | 'access-changed'
}) {
  const canEnd = useTurnsOff(item)
  return (
    <span className="care-actions">
      <KeyActions
        itemId={item.summary.id}
        name={splitName(visibleText(item.summary.name)).head}
        turnsOff={canEnd(versionInUse(item))}
        replaces={item.summary.replaceable}
        why={why}
      />
    </span>
  )
}

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { BadgePill } from '../../components/badge-pill.tsx'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Tile } from '../../components/tile.tsx'
import { When } from '../../components/when.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'
import { MoreMenu } from './more-menu.tsx'
import { mainVersion } from './version-in-use.ts'

/** What the key is, how it stands, and what can be done with it. */
export function PanelHead({
  item,
  busy,
  onReplace,
  onClose,
}: {
  readonly item: ItemDetail
  readonly busy: boolean
  readonly onReplace: () => void
  readonly onClose: () => void
}) {
  const { summary, badges } = item
  const { head, stamp } = splitName(summary.name)
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    title.current?.focus({ preventScroll: true })
  }, [])
  const shown = badges.filter((badge) => badges.length === 1 || badge.kind !== 'ok')
  return (
    <header className="panel-head">
      <div className="panel-title">
        <Tile text={summary.providerName === '' ? summary.name : summary.providerName} size={40} />
        <div className="panel-names">
          <h2 ref={title} tabIndex={-1}>
            {head}
          </h2>
          {stamp !== '' && <p className="small panel-name">{visibleText(summary.name)}</p>}
          <MadeLine item={item} />
        </div>
        <MoreMenu item={item} />
        <IconButton label={itemWords.close} icon={X} onClick={onClose} />
      </div>
      <div className="panel-stand">
        <div className="panel-badges">
          {shown.map((badge) => (
            <BadgePill key={badge.kind} badge={badge} />
          ))}
        </div>
        {(summary.replaceable || item.openRotationId !== null) && (
          <Button variant="filled" busy={busy} onClick={onReplace}>
            {item.openRotationId === null ? itemWords.replace : itemWords.goOn}
          </Button>
        )}
      </div>
    </header>
  )
}

function MadeLine({ item }: { readonly item: ItemDetail }) {
  const version = mainVersion(item)
  const createdAt = version?.createdAt ?? null
  const source = version?.createdSource ?? null
  if (createdAt === null) return <p className="small panel-made">{itemWords.noDate}</p>
  return (
    <p className="small panel-made">
      <When at={createdAt} form="minute" />
      {source !== null && `, ${itemWords.made[source](visibleText(item.summary.providerName))}`}
    </p>
  )
}

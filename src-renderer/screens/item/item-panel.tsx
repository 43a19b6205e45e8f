import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { selectItem, useItems } from '../../stores/items.ts'
import { itemWords } from '../../words/en.ts'
import type { useReplacing } from '../keys/use-replacing.ts'
import { ItemSections } from './item-sections.tsx'
import { PanelHead } from './panel-head.tsx'
import './item-panel.css'

/** The key that is open beside the list. */
export function ItemPanel({
  replacing,
  onClose,
}: {
  readonly replacing: ReturnType<typeof useReplacing>
  readonly onClose: () => void
}) {
  const item = useItems((state) => state.detail)
  const selectedId = useItems((state) => state.selectedId)
  const failed = useItems((state) => state.detailFailed)
  return (
    <aside className="panel" aria-label={item ? visibleText(item.summary.name) : itemWords.panel}>
      {failed !== null && (
        <div className="panel-part">
          <ErrorCard
            code={failed}
            actions={
              <>
                <Button variant="plain" onClick={() => void selectItem(selectedId)}>
                  {itemWords.editor.reload}
                </Button>
                <Button variant="quiet" onClick={onClose}>
                  {itemWords.close}
                </Button>
              </>
            }
          />
        </div>
      )}
      {item && (
        <>
          <PanelHead
            key={item.summary.id}
            item={item}
            busy={replacing.busyId === item.summary.id}
            onReplace={() => void replacing.replace(item.summary)}
            onClose={onClose}
          />
          <ItemSections key={`sections-${item.summary.id}`} item={item} />
        </>
      )}
    </aside>
  )
}

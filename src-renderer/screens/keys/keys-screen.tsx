import { Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { useFrame } from '../../frame/frame-context.ts'
import { Screen } from '../../frame/screen.tsx'
import { askFor, itemsStore, selectItem, useItems } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'
import { ItemPanel } from '../item/item-panel.tsx'
import { EmptyKeys } from './empty-keys.tsx'
import { KeyList } from './key-list.tsx'
import { KeysFoot } from './keys-foot.tsx'
import { ListError } from './list-error.tsx'
import { NothingFound } from './nothing-found.tsx'
import { SearchBox } from './search-box.tsx'
import { Summary } from './summary.tsx'
import { useReplacing } from './use-replacing.ts'
import './keys.css'

/** All keys, worst first, and beside them the one that is open. */
export function KeysScreen() {
  const { openDialog } = useFrame()
  const counts = useItems((state) => state.counts)
  const isOpen = useItems((state) => state.selectedId !== null)
  const failed = useItems((state) => state.failed)
  const replacing = useReplacing()
  const isEmpty = counts?.all === 0
  const bar = (
    <>
      <SearchBox />
      <span className="grow" />
      <Button
        variant={isOpen || isEmpty ? 'plain' : 'filled'}
        icon={Plus}
        onClick={() => openDialog('make')}
      >
        {listWords.search.newKey}
      </Button>
    </>
  )
  const error = failed ?? replacing.failed
  const onForget = failed === null ? replacing.forget : null
  return (
    <Screen label={listWords.sidebar.keys} bar={bar}>
      <h1 className="visually-hidden">{listWords.sidebar.keys}</h1>
      <div className="keys" data-open={isOpen} onKeyDown={closeOnEscape}>
        <section className="keys-pane" aria-label={listWords.list.label}>
          {error !== null && <ListError code={error} onForget={onForget} />}
          {!isEmpty && !isOpen && <Summary />}
          {isEmpty && <EmptyKeys />}
          {counts !== null && !isEmpty && counts.total === 0 && <NothingFound all={counts.all} />}
          {counts !== null && counts.total > 0 && (
            <KeyList busyId={replacing.busyId} onReplace={(row) => void replacing.replace(row)} />
          )}
          <p className="visually-hidden" role="status">
            {counts === null ? '' : listWords.list.count(counts.total)}
          </p>
          <KeysFoot />
        </section>
        {isOpen && <ItemPanel replacing={replacing} onClose={() => closePanel()} />}
      </div>
    </Screen>
  )
}

/** Closes the panel and gives the keyboard back to the row that it was opened from. */
function closePanel(): void {
  const { selectedId } = itemsStore.getState()
  void selectItem(null)
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-item="${selectedId ?? ''}"]`)?.focus(),
  )
}

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return
  if (event.target instanceof Element && event.target.closest('dialog, [popover]')) return
  const { selectedId, ask } = itemsStore.getState()
  if (selectedId !== null) closePanel()
  else if (ask.text !== '' || ask.group !== null) void askFor({ text: '', group: null })
}

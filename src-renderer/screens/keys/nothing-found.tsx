import { Button } from '../../components/button.tsx'
import { askFor, useItems } from '../../stores/items.ts'
import { listWords } from '../../words/en.ts'

/** Filtered to nothing: says by what, and shows all keys again. */
export function NothingFound({ all }: { readonly all: number }) {
  const { text, group } = useItems((state) => state.ask)
  const words = listWords.list
  return (
    <div className="keys-empty" role="status">
      <h2>
        {text.trim() === '' && group !== null
          ? words.nothingGroup(listWords.groups[group])
          : words.nothingTitle(text.trim())}
      </h2>
      <p>{words.nothingText(all)}</p>
      <div className="keys-empty-actions">
        <Button variant="plain" onClick={() => void askFor({ text: '', group: null })}>
          {words.showAll}
        </Button>
      </div>
    </div>
  )
}

import type { Why } from '../../../src-shared/care.ts'
import type { ItemId } from '../../../src-shared/ids.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { go } from '../../stores/app.ts'
import { selectItem } from '../../stores/items.ts'
import { showTurningOff } from '../../stores/turning-off.ts'
import { reviewWords as words } from '../../words/en.ts'
import { mainVersion } from '../item/version-in-use.ts'
import { useAsking } from '../use-asking.ts'

/** The name of a key, which opens it beside the list of all keys. */
export function OpenKey({ itemId, name }: { readonly itemId: ItemId; readonly name: string }) {
  const shown = visibleText(name)
  const open = () => {
    void selectItem(itemId)
    go({ screen: 'keys' })
  }
  return (
    <button
      type="button"
      className="link review-name"
      aria-label={words.openNamed(shown)}
      title={shown}
      onClick={open}
    >
      {splitName(shown).head}
    </button>
  )
}

/** Replacing a key and turning it off, from wherever it is listed. */
export function KeyActions({
  itemId,
  name,
  turnsOff,
  replaces,
  why,
}: {
  readonly itemId: ItemId
  readonly name: string
  /** Whether Keyturn can; if not, the dialog says how it is done by hand. */
  readonly turnsOff: boolean
  readonly replaces: boolean
  readonly why: Why | null
}) {
  const { busy, code, ask } = useAsking()
  const look = () =>
    ask(async () => {
      const item = await call('items.get', { itemId })
      const version = mainVersion(item)
      if (version) showTurningOff({ item, versionId: version.id, why })
    })
  return (
    <>
      {replaces && (
        <Button
          variant="plain"
          aria-label={words.replaceNamed(name)}
          onClick={() => go({ screen: 'plan', itemId })}
        >
          {words.replace}
        </Button>
      )}
      <Button
        variant="plain"
        aria-label={turnsOff ? words.turnOffNamed(name) : words.turnOffByHandNamed(name)}
        busy={busy}
        onClick={() => void look()}
      >
        {turnsOff ? words.turnOff : words.turnOffByHand}
      </Button>
      {code !== null && <ErrorCard code={code} />}
    </>
  )
}

import { formatMinute } from '../../format/dates.ts'
import { parseItemName } from '../../../src-shared/item-name.ts'
import type { RotationView } from '../../../src-shared/rotation.ts'
import { Tile } from '../../components/tile.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.replacement

/** Before there is a key, and of one that a person made, nobody knows its name at the provider. */
function isNamedThere(view: RotationView): boolean {
  return view.new !== null && view.strategy !== 'guided'
}

/** What is being done, at which provider, and the name that the new key gets. */
export function ReplacementHead({
  view,
  title,
}: {
  readonly view: RotationView
  readonly title: string
}) {
  const makesKey = view.kind === 'replace' || view.kind === 'generate'
  const parsed = parseItemName(view.newName)
  return (
    <header className="replacement-head">
      <Tile text={view.providerName} size={40} />
      <div>
        <h1>{title}</h1>
        {makesKey ? (
          <p>
            {words.newName} <strong>{visibleText(view.newName)}</strong>{' '}
            {parsed && <span>({formatMinute(parsed.instant)})</span>}
            {isNamedThere(view) && <>, {words.sameAt(visibleText(view.providerName))}</>}
          </p>
        ) : (
          <p>
            <strong>{visibleText(view.itemName)}</strong> {words.at(visibleText(view.providerName))}
          </p>
        )}
      </div>
    </header>
  )
}

import type { PersonView } from '../../../src-shared/care.ts'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { reviewWords as words } from '../../words/en.ts'
import { KeyActions, OpenKey } from './key-actions.tsx'

/** All keys of one person, each to be replaced or turned off because they left. */
export function LeftKeys({ person: { name, items } }: { readonly person: PersonView }) {
  if (items.length === 0) return <p className="review-none">{words.leftNone}</p>
  return (
    <ul className="review-lines" aria-label={words.listOf(visibleText(name))}>
      {items.map((item) => (
        <li key={item.itemId} className="review-line">
          <span className="review-line-text">
            <OpenKey itemId={item.itemId} name={item.name} />
          </span>
          <span className="review-actions">
            <KeyActions
              itemId={item.itemId}
              name={splitName(visibleText(item.name)).head}
              turnsOff
              replaces
              why="teammate-left"
            />
          </span>
        </li>
      ))}
    </ul>
  )
}

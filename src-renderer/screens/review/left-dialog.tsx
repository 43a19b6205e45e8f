import { useState } from 'react'
import type { PersonView } from '../../../src-shared/care.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { listWords, reviewWords as words, stepWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { LeftKeys } from './left-keys.tsx'
import type { Review } from './use-review.ts'

/** Marks a person as left, and then lists all their keys for replacing or turning off. */
export function LeftDialog({
  person,
  review,
  onClose,
}: {
  readonly person: PersonView
  readonly review: Pick<Review, 'markLeft'>
  readonly onClose: () => void
}) {
  const [marked, setMarked] = useState<PersonView | null>(null)
  const { busy, code, ask } = useAsking()
  const mark = () => ask(async () => setMarked(await review.markLeft(person.name, true)))
  const name = visibleText(person.name)
  return (
    <Dialog
      title={words.leftTitle(name)}
      wide
      onClose={onClose}
      footer={
        marked ? (
          <Button variant="filled" size="large" onClick={onClose}>
            {stepWords.key.close}
          </Button>
        ) : (
          <>
            <Button variant="plain" size="large" onClick={onClose}>
              {listWords.app.cancel}
            </Button>
            <Button variant="filled" size="large" busy={busy} onClick={() => void mark()}>
              {words.mark}
            </Button>
          </>
        )
      }
    >
      <p>{leadOf(marked ?? person)}</p>
      {marked ? <LeftKeys person={marked} /> : <Names person={person} />}
      {!marked && <p className="review-under">{words.leftMeans}</p>}
      {code !== null && <ErrorCard code={code} />}
    </Dialog>
  )
}

function leadOf({ items }: PersonView): string {
  return items.length === 0 ? words.leftNone : words.leftLead(items.length)
}

function Names({ person: { name, items } }: { readonly person: PersonView }) {
  return (
    <ul className="review-names" aria-label={words.listOf(visibleText(name))}>
      {items.map((item) => (
        <li key={item.itemId}>{splitName(visibleText(item.name)).head}</li>
      ))}
    </ul>
  )
}

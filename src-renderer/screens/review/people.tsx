import { useState } from 'react'
import type { PersonView } from '../../../src-shared/care.ts'
import { Button } from '../../components/button.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { reviewWords as words } from '../../words/en.ts'
import { LeftDialog } from './left-dialog.tsx'
import { LeftKeys } from './left-keys.tsx'
import type { Review } from './use-review.ts'

/** Everybody who owns keys; whoever has left stands first, with all their keys. */
export function People({
  people,
  review,
}: {
  readonly people: readonly PersonView[]
  readonly review: Review
}) {
  const [leaving, setLeaving] = useState<PersonView | null>(null)
  const sorted = people.toSorted((a, b) => Number(b.leftAt !== null) - Number(a.leftAt !== null))
  return (
    <section className="review-part" aria-labelledby="review-people">
      <h2 id="review-people">{words.people}</h2>
      <p className="review-under">{words.peopleLead}</p>
      {people.length === 0 && <p className="review-none">{words.noPeople}</p>}
      <ul className="review-people">
        {sorted.map((person) => (
          <PersonLine
            key={person.name}
            person={person}
            review={review}
            onLeft={() => setLeaving(person)}
          />
        ))}
      </ul>
      {leaving && <LeftDialog person={leaving} review={review} onClose={() => setLeaving(null)} />}
    </section>
  )
}

function PersonLine({
  person,
  review,
  onLeft,
}: {
  readonly person: PersonView
  readonly review: Review
  readonly onLeft: () => void
}) {
  const { leftAt, items } = person
  const name = visibleText(person.name)
  const stays = () =>
    review.ask(async () => {
      await review.markLeft(person.name, false)
    })
  return (
    <li className="review-person" data-left={leftAt !== null || undefined}>
      <div className="review-line">
        <span className="review-line-text">
          <span className="review-name">{name}</span>
          <span className="review-facts">
            {words.keysOf(items.length)}
            {leftAt !== null && (
              <strong>
                {' '}
                · {words.leftOn} <When at={leftAt} form="date" />
              </strong>
            )}
          </span>
        </span>
        {leftAt === null ? (
          <Button variant="plain" aria-label={words.hasLeftNamed(name)} onClick={onLeft}>
            {words.hasLeft}
          </Button>
        ) : (
          <Button
            variant="quiet"
            aria-label={words.staysNamed(name)}
            busy={review.busy}
            onClick={() => void stays()}
          >
            {words.stays}
          </Button>
        )}
      </div>
      {leftAt !== null && <LeftKeys person={person} />}
    </li>
  )
}

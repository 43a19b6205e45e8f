import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { reviewWords as words } from '../../words/en.ts'
import { FindingLine } from './finding-line.tsx'
import type { FindingGroup } from './findings.ts'
import type { Review } from './use-review.ts'

/** So many are shown at first, and so many more at every press. */
const few = 25

/** All findings of one kind: what it means, and each key with what may be done. */
export function FindingGroupPart({
  group: { kind, findings },
  review,
}: {
  readonly group: FindingGroup
  readonly review: Review
}) {
  const [most, setMost] = useState(few)
  const { title, why } = words.kinds[kind]
  return (
    <section className="review-group" aria-label={title}>
      <h3>
        {title} <span className="review-number">{findings.length}</span>
      </h3>
      <p className="review-under">{why}</p>
      <ul className="review-lines">
        {findings.slice(0, most).map((finding) => (
          <FindingLine key={finding.itemId} finding={finding} review={review} />
        ))}
      </ul>
      {findings.length > most && (
        <div>
          <Button variant="plain" onClick={() => setMost(most + few)}>
            {words.more}
          </Button>
        </div>
      )}
    </section>
  )
}

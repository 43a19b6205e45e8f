import type { Finding } from '../../../src-shared/care.ts'
import { Button } from '../../components/button.tsx'
import { When } from '../../components/when.tsx'
import { splitName } from '../../format/item-name.ts'
import { visibleText } from '../../format/visible-text.ts'
import { reviewWords as words } from '../../words/en.ts'
import { findingFacts, isMendedByReplacing, whyOf } from './findings.ts'
import { KeyActions, OpenKey } from './key-actions.tsx'
import type { Review } from './use-review.ts'

/** One key that stands out: whose it is, where, and what may be done about it. */
export function FindingLine({
  finding,
  review,
}: {
  readonly finding: Finding
  readonly review: Review
}) {
  const { itemId, name, kind, about, at, accepted, turnsOff } = finding
  const shown = splitName(visibleText(name)).head
  const what = words.kinds[kind].title
  const label = accepted ? words.takeBackNamed(shown, what) : words.acceptNamed(shown, what)
  return (
    <li className="review-line" data-accepted={accepted || undefined}>
      <span className="review-line-text">
        <OpenKey itemId={itemId} name={name} />
        <span className="review-facts">
          {findingFacts(finding).join(' · ')}
          {about !== '' && <strong> {visibleText(about)}</strong>}
          {at !== null && (
            <>
              {' '}
              · {words.since} <When at={at} form="date" />
            </>
          )}
          {accepted && ` · ${words.isAccepted}`}
        </span>
      </span>
      <span className="review-actions">
        <KeyActions
          itemId={itemId}
          name={shown}
          turnsOff={turnsOff}
          replaces={isMendedByReplacing(kind)}
          why={whyOf(kind)}
        />
        <Button
          variant="quiet"
          aria-label={label}
          busy={review.busy}
          onClick={() => void review.accept(itemId, kind, !accepted)}
        >
          {accepted ? words.takeBack : words.accept}
        </Button>
      </span>
    </li>
  )
}

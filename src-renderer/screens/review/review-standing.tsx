import { policy } from '../../../src-shared/bounds.ts'
import type { ReviewView } from '../../../src-shared/care.ts'
import { useNow } from '../../clock.ts'
import { Button } from '../../components/button.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { When } from '../../components/when.tsx'
import { reviewWords as words } from '../../words/en.ts'
import { NumberSetting } from '../settings/number-setting.tsx'
import type { Review } from './use-review.ts'

/** When the review was done and when it is due, and after how long a key counts as idle. */
export function ReviewStanding({
  view,
  review,
}: {
  readonly view: ReviewView
  readonly review: Review
}) {
  const now = useNow(60_000)
  // What was never done is due by the host's clock, which may be a minute ahead of this one.
  const isDue = view.doneAt === null || view.dueAt <= now
  return (
    <section className="review-standing" aria-label={words.title}>
      <div className="review-dates">
        <Facts>
          <Fact label={words.doneOn}>
            {view.doneAt === null ? words.never : <When at={view.doneAt} form="date" />}
          </Fact>
          <Fact label={words.nextOn}>
            {isDue ? (
              <strong className="review-due">{words.dueNow}</strong>
            ) : (
              <When at={view.dueAt} form="date" />
            )}
          </Fact>
        </Facts>
        <div className="review-done">
          <Button
            variant="filled"
            size="large"
            busy={review.busy}
            onClick={() => void review.done()}
          >
            {words.done}
          </Button>
          <p className="review-under">{words.doneWhy}</p>
        </div>
      </div>
      <div className="review-idle">
        <NumberSetting
          label={words.idleAfter}
          unit={words.days}
          bounds={policy.idleAfterDays}
          value={view.idleAfterDays}
          onChange={review.setIdleAfter}
        />
      </div>
    </section>
  )
}

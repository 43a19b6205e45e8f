import { Button } from '../../components/button.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { listWords, reviewWords as words } from '../../words/en.ts'
import { FindingList } from './finding-list.tsx'
import { People } from './people.tsx'
import { ReviewStanding } from './review-standing.tsx'
import { useReview } from './use-review.ts'
import './review.css'

/** What is not in order with the keys of this vault, and the people who own them. */
export function ReviewScreen() {
  const review = useReview()
  const { view, failed, code } = review
  return (
    <Screen label={words.title} bar={<h1 className="review-title grow">{words.title}</h1>}>
      <div className="review">
        <p className="review-lead">{words.lead}</p>
        {failed !== null && (
          <ErrorCard
            code={failed}
            actions={
              <Button variant="plain" onClick={review.again}>
                {listWords.app.again}
              </Button>
            }
          />
        )}
        {code !== null && <ErrorCard code={code} />}
        {view === null && failed === null && <p role="status">{words.loading}</p>}
        {view && (
          <>
            <ReviewStanding view={view} review={review} />
            <FindingList view={view} review={review} />
            <People people={review.people} review={review} />
          </>
        )}
      </div>
    </Screen>
  )
}

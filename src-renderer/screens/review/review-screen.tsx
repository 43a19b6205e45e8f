import { Screen } from '../../frame/screen.tsx'

/** Not drawn yet. */
export function ReviewScreen() {
  return (
    <Screen label="Review" bar={<h1>Review</h1>}>
      <p>Review</p>
    </Screen>
  )
}

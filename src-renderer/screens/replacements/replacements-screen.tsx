import type { RotationView } from '../../../src-shared/rotation.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Screen } from '../../frame/screen.tsx'
import { useRotations } from '../../stores/rotations.ts'
import { stepWords } from '../../words/en.ts'
import { standingOf } from '../replacement/actions.ts'
import { FinishedList } from './finished-list.tsx'
import { OpenCard } from './open-card.tsx'
import './replacements.css'

const words = stepWords.replacement.list

/** Everything that is under way, and below it what is finished. */
export function ReplacementsScreen() {
  const views = useRotations((state) => state.views)
  const failed = useRotations((state) => state.failed)
  const open = views.filter((view) => standingOf(view) !== 'finished')
  const finished = views.filter((view) => standingOf(view) === 'finished')
  return (
    <Screen
      label={words.title}
      bar={
        <>
          <h1 className="replacements-title">{words.title}</h1>
          <span className="grow replacements-summary">{summaryOf(open)}</span>
        </>
      }
    >
      <div className="replacements">
        {failed !== null && <ErrorCard code={failed} />}
        {open.map((view) => (
          <OpenCard key={view.id} view={view} />
        ))}
        {open.length === 0 && (
          <div className="replacements-none">
            <h2>{words.nothing}</h2>
            <p>{words.nothingLead}</p>
          </div>
        )}
        {finished.length > 0 && <FinishedList views={finished} />}
      </div>
    </Screen>
  )
}

function summaryOf(open: readonly RotationView[]): string {
  const count = (standing: string) => open.filter((view) => standingOf(view) === standing).length
  const parts = (['stopped', 'check', 'waiting'] as const)
    .map((standing) => ({ count: count(standing), say: words[standing] }))
    .filter((part) => part.count > 0)
  return parts.map((part) => part.say(part.count)).join(', ')
}

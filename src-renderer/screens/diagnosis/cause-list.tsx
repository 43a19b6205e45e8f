import type { CauseView } from '../../../src-shared/diagnosis.ts'
import { When } from '../../components/when.tsx'
import { diagnosisWords as words } from '../../words/en-diagnosis.ts'

/** All six causes in their order; the likely one stands out, and says so in words. */
export function CauseList({ causes }: { readonly causes: readonly CauseView[] }) {
  return (
    <ol className="causes" aria-label={words.causes}>
      {causes.map((view) => (
        <li key={view.cause} className="cause" data-standing={view.standing}>
          <span className="cause-head">
            <strong>{words.cause[view.cause].title}</strong>
            <span className="cause-standing">{words[view.standing]}</span>
          </span>
          <span className="cause-signs">
            {view.signs.map((sign) => words.signs[sign]).join(' ')}{' '}
            {view.at !== null && <When at={view.at} form="minute" />}
          </span>
          {view.standing === 'likely' && <span>{words.cause[view.cause].todo}</span>}
        </li>
      ))}
    </ol>
  )
}

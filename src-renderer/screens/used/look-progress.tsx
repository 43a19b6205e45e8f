import type { UsedState } from '../../../src-shared/used.ts'
import { Button } from '../../components/button.tsx'
import { stopLooking } from '../../stores/used.ts'
import { usedWords as words } from '../../words/en.ts'
import { ProgressFacts } from '../progress-facts.tsx'
import { useAsking } from '../use-asking.ts'

/** A look that goes on: how far it is, and a way to end it at once. */
export function LookProgress({ progress }: Pick<UsedState, 'progress'>) {
  const { busy, ask } = useAsking()
  const { found } = progress
  return (
    <section className="used-working" aria-label={words.working}>
      <h2>{words.working}</h2>
      <ProgressFacts
        progress={progress}
        words={words}
        className="used-progress"
        label={words.progress}
      />
      <div>
        <Button variant="plain" size="large" busy={busy} onClick={() => void ask(stopLooking)}>
          {words.stop}
        </Button>
      </div>
      {/* Every number would be read out: it changes one by one only at first. */}
      <p className="visually-hidden" role="status">
        {words.spoken(found < 10 ? found : found - (found % 10))}
      </p>
    </section>
  )
}

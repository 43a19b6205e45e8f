import type { UsedState } from '../../../src-shared/used.ts'
import { Button } from '../../components/button.tsx'
import { formatSize } from '../../format/size.ts'
import { stopLooking } from '../../stores/used.ts'
import { usedWords as words } from '../../words/en.ts'
import { leftText } from '../intake/progress-text.ts'
import { useAsking } from '../use-asking.ts'

const whole = new Intl.NumberFormat('en')

/** A look that goes on: how far it is, and a way to end it at once. */
export function LookProgress({ progress }: Pick<UsedState, 'progress'>) {
  const { busy, ask } = useAsking()
  const { found } = progress
  const facts = [
    { label: words.found, value: whole.format(found) },
    { label: words.files, value: whole.format(progress.files) },
    { label: words.bytes, value: formatSize(progress.bytes) },
    { label: words.left, value: leftText(progress) },
  ]
  return (
    <section className="used-working" aria-label={words.working}>
      <h2>{words.working}</h2>
      <dl className="used-progress" aria-label={words.progress}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
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

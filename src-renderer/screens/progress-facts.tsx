import type { FindProgress } from '../../src-shared/intake.ts'
import { formatSize } from '../format/size.ts'
import { leftText } from './intake/progress-text.ts'

const whole = new Intl.NumberFormat('en')

/** How far a search through folders is, in numbers. */
export function ProgressFacts({
  progress,
  words,
  className,
  label,
}: {
  readonly progress: FindProgress
  readonly words: Readonly<Record<'found' | 'files' | 'bytes' | 'left', string>>
  readonly className: string
  readonly label?: string
}) {
  const facts = [
    { label: words.found, value: whole.format(progress.found) },
    { label: words.files, value: whole.format(progress.files) },
    { label: words.bytes, value: formatSize(progress.bytes) },
    { label: words.left, value: leftText(progress) },
  ]
  return (
    <dl className={className} aria-label={label}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

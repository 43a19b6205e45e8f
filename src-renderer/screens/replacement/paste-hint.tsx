import { stepWords } from '../../words/en.ts'
import type { Pasted } from './paste-faults.ts'

const words = stepWords.roads

/** What looks wrong about a pasted key, and a button that takes only the key itself. */
export function PasteHint({
  pasted: { blanks, fault, bare },
  onUse,
}: {
  readonly pasted: Pasted
  readonly onUse: (secret: string) => void
}) {
  if (fault === null) return blanks > 0 ? words.faults['blanks-around'](blanks) : null
  return (
    <span className="paste-fault">
      {words.faults[fault]}{' '}
      {bare !== null && (
        <button type="button" className="link" onClick={() => onUse(bare)}>
          {words.useBare(words.thatPart)}
        </button>
      )}
    </span>
  )
}

import { stepWords } from '../words/en.ts'
import type { Strength } from './judge.ts'
import './strength-meter.css'

const bars = [1, 2, 3, 4] as const

/** How strong a passphrase is: four bars, one word, and what would help most. */
export function StrengthMeter({ strength }: { readonly strength: Strength | null }) {
  const words = stepWords.passphrase
  const tone = strength?.acceptable === true ? 'fine' : 'soon'
  return (
    <div className="strength" data-tone={tone}>
      <div className="strength-bars" aria-hidden>
        {bars.map((bar) => (
          <span key={bar} className="strength-bar" data-lit={bar <= (strength?.bars ?? 0)} />
        ))}
      </div>
      <p className="strength-words" role="status" aria-label={words.strengthLabel}>
        {strength && (
          <>
            <strong>{words.strength[strength.score]}</strong> {words.advice[strength.advice]}
          </>
        )}
      </p>
    </div>
  )
}

import { stepWords, planWords } from '../../words/en.ts'
import type { PlanLine } from './plan-lines.ts'

/** The four lines that a replacement will be told in, each with who acts. */
export function PlanSteps({ lines }: { readonly lines: readonly PlanLine[] }) {
  return (
    <section aria-labelledby="plan-steps">
      <h2 id="plan-steps">{planWords.willDo}</h2>
      <ol className="plan-steps">
        {lines.map(({ id, title, detail, who }) => (
          <li key={id} data-who={who}>
            <div>
              <h3>{title}</h3>
              <p>{detail}</p>
            </div>
            <span className="plan-who">{whoDoes(who)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function whoDoes(who: PlanLine['who']): string {
  return who === 'both' ? stepWords.replacement.who.both : stepWords.places.whoDoes[who]
}

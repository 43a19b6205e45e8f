import type { UsageDay } from '../../../src-shared/care.ts'
import { cssVars } from '../../css-vars.ts'
import { careWords } from '../../words/en.ts'
import { busiest } from './usage-text.ts'

const words = careWords.use

/** One bar a day for the eye, and the same as a table for everybody. */
export function UsageBars({ days }: { readonly days: readonly UsageDay[] }) {
  const most = busiest(days)
  return (
    <>
      <div className="usage-bars" aria-hidden>
        {days.map(({ day, used, refused, failed }) => (
          <span
            key={day}
            className="usage-bar"
            title={`${day}: ${words.sum(used, refused, failed)}`}
          >
            <span
              className="usage-wrong"
              style={cssVars({ '--share': (refused + failed) / most })}
            />
            <span className="usage-used" style={cssVars({ '--share': used / most })} />
          </span>
        ))}
      </div>
      <details className="usage-days">
        <summary>{words.show}</summary>
        <table>
          <caption className="visually-hidden">{words.caption(days.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.used}</th>
              <th scope="col">{words.refused}</th>
              <th scope="col">{words.failed}</th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, used, refused, failed }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{used}</td>
                <td>{refused}</td>
                <td>{failed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

import type { AuditLine } from '../../../src-shared/item.ts'
import { useNow } from '../../clock.ts'
import { formatMinute, formatNearMinute, isoOf } from '../../format/dates.ts'
import { visibleText } from '../../format/visible-text.ts'
import { itemWords } from '../../words/en.ts'
import { auditText, whyText } from './audit-text.ts'

/** What was done with a key, newest first. */
export function PanelDone({ lines }: { readonly lines: readonly AuditLine[] }) {
  const now = useNow(60_000)
  return (
    <section className="panel-part">
      <div className="panel-heading-line">
        <h3 className="panel-heading">{itemWords.done}</h3>
        <span className="panel-aside">UTC</span>
      </div>
      {lines.length === 0 ? (
        <p className="panel-none">{itemWords.nothingDone}</p>
      ) : (
        <ul className="panel-lines">
          {lines.map((line, index) => (
            <li key={`${line.at}-${index}`} className="panel-done">
              <time dateTime={isoOf(line.at)} title={formatMinute(line.at)}>
                {formatNearMinute(line.at, now)}
              </time>
              <span>
                {auditText(line.event)}
                {line.why !== null && (
                  <span className="panel-why"> {visibleText(whyText(line.why))}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

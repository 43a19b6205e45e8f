import { CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { UsageView } from '../../../src-shared/care.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import type { ItemDetail } from '../../../src-shared/item.ts'
import { call, codeOf } from '../../api.ts'
import { ErrorCard } from '../../components/error-card.tsx'
import { Notice } from '../../components/notice.tsx'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { careWords } from '../../words/en.ts'
import { UsageBars } from './usage-bars.tsx'
import { shownDays, sortedCallers, usageSums } from './usage-text.ts'
import './care.css'

const words = careWords.use

/** How often a key was used, refused and failed over time, and who calls with it. */
export function PanelUsage({ item }: { readonly item: ItemDetail }) {
  const { view, failed } = useUsage(item)
  const hasSecret = item.versions.some((version) => version.hasSecret)
  if (!hasSecret || (view === null && failed === null)) return null
  return (
    <section className="panel-part" aria-label={words.title}>
      <div className="panel-heading-line">
        <h3 className="panel-heading">{words.title}</h3>
        {view && (
          <span className="panel-aside">
            {view.source === 'provider'
              ? words.by.provider(visibleText(item.summary.providerName))
              : words.by.keyturn}
          </span>
        )}
      </div>
      {failed !== null && <ErrorCard code={failed} />}
      {view && <Usage view={view} />}
    </section>
  )
}

/** What was counted, in a sentence, day by day, and by caller. */
export function Usage({ view }: { readonly view: UsageView }) {
  const days = shownDays(view)
  const sums = usageSums(days)
  const refused = view.callers.filter((caller) => caller.refused > 0).length
  if (days.length === 0 && view.callers.length === 0)
    return <p className="panel-none">{words.none}</p>
  return (
    <>
      <p>{words.sum(sums.used, sums.refused, sums.failed)}</p>
      {days.length > 0 && <UsageBars days={days} />}
      {refused > 0 && (
        <Notice tone="act" icon={CircleAlert}>
          {words.stillRefused(refused)}
        </Notice>
      )}
      {view.callers.length > 0 && (
        <ul className="panel-lines" aria-label={words.callers}>
          {sortedCallers(view.callers).map((caller) => (
            <li key={caller.name} className="panel-line">
              <span className="panel-line-text">{visibleText(caller.name)}</span>
              <span className="panel-aside usage-refused" data-refused={caller.refused > 0}>
                {caller.refused > 0
                  ? words.callerRefused(caller.refused)
                  : words.callerUsed(caller.used)}
                , {words.last} <When at={caller.lastAt} form="relative" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type Read = { readonly view: UsageView | null; readonly failed: ErrorCode | null }

/** Use and errors of one key, read again after every change to it. */
function useUsage(item: ItemDetail): Read {
  const [read, setRead] = useState<Read>({ view: null, failed: null })
  const { id: itemId } = item.summary
  const { stamp } = item
  useEffect(() => {
    let stale = false
    call('care.usage', { itemId }).then(
      (view) => {
        if (!stale) setRead({ view, failed: null })
      },
      (thrown: unknown) => {
        if (!stale) setRead({ view: null, failed: codeOf(thrown) })
      },
    )
    return () => {
      stale = true
    }
  }, [itemId, stamp])
  return read
}

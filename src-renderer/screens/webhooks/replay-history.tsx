import { useState } from 'react'
import type { Replay } from '../../../src-shared/webhook.ts'
import { When } from '../../components/when.tsx'
import { visibleText } from '../../format/visible-text.ts'
import { webhookWords } from '../../words/en.ts'
import { newestFirst } from './replays.ts'
import { replayTold } from './told-text.ts'

const words = webhookWords.replay
const shownFirst = 4

/** Every test that was made with a secret, as it is written on the key. */
export function ReplayHistory({ replays }: { readonly replays: readonly Replay[] }) {
  const [showsAll, setShowsAll] = useState(false)
  const all = newestFirst(replays)
  const shown = showsAll ? all : all.slice(0, shownFirst)
  return (
    <section className="webhooks-section" aria-label={words.history}>
      <h3>{words.history}</h3>
      {all.length === 0 && <p className="webhooks-under">{words.noHistory}</p>}
      <ul className="webhooks-history">
        {shown.map((replay) => {
          const { tone, title, lines } = replayTold(replay)
          return (
            <li key={`${String(replay.at)}-${replay.versionId}`}>
              <When at={replay.at} form="minute" />
              <span>
                <span className="webhooks-told-line" data-tone={tone}>
                  {title}
                </span>{' '}
                <span className="webhooks-under">
                  {visibleText(replay.host)}. {lines.join(' ')}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
      {all.length > shown.length && (
        <button type="button" className="link" onClick={() => setShowsAll(true)}>
          {words.more(all.length)}
        </button>
      )}
    </section>
  )
}

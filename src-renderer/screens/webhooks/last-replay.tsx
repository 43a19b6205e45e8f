import type { Replay } from '../../../src-shared/webhook.ts'
import { When } from '../../components/when.tsx'
import { webhookWords as words } from '../../words/en.ts'
import { newestFirst } from './replays.ts'
import { replayTold } from './told-text.ts'

/** What the last replay test showed, and when; or that there was none. */
export function LastReplay({ replays }: { readonly replays: readonly Replay[] }) {
  const [last] = newestFirst(replays)
  if (!last) return <span className="aside">{words.facts.neverReplayed}</span>
  const { tone, title } = replayTold(last)
  return (
    <span className="webhooks-told-line" data-tone={tone}>
      {title}{' '}
      <span className="aside">
        <When at={last.at} form="relative" />
      </span>
    </span>
  )
}

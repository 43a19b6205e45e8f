import { Copy as CopyIcon } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { parseItemName } from '../../../src-shared/item-name.ts'
import type { KeyMention, RotationView } from '../../../src-shared/rotation.ts'
import { call } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { CopyStatus } from '../../components/copy-status.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { SecretText } from '../../components/secret-text.tsx'
import { useCopying } from '../../copying.ts'
import { formatMinute } from '../../format/dates.ts'
import { useRevealing } from '../../revealing.ts'
import { visibleText } from '../../format/visible-text.ts'
import { listWords, stepWords } from '../../words/en.ts'
import { ShownOnceFacts } from './shown-once-facts.tsx'
import './shown-once.css'

const words = stepWords.key

type Props = {
  readonly view: RotationView
  readonly made: KeyMention
  readonly onClose: () => void
}

/** The new key, saved before anyone sees it: shown for a limited time, copied, and closed safely. */
export function ShownOnceDialog({ view, made, onClose }: Props) {
  const ask = { itemId: view.itemId, versionId: made.versionId }
  const { shown, failed, reveal, hide } = useRevealing(() => call('items.reveal', ask))
  const copying = useCopying(() => call('items.copy', { ...ask, part: 'secret' }))
  const showFirst = useEffectEvent(() => void reveal())
  useEffect(() => showFirst(), [])
  return (
    <Dialog
      title={words.savedTitle}
      subtitle={<NameAndDate name={view.newName} />}
      onClose={onClose}
      footer={
        <>
          <span className="push shown-once-hides">
            {shown ? (
              <Countdown
                untilMs={shown.hidesAt}
                fromMs={shown.shownAt}
                onEnd={hide}
                label={listWords.secret.hides}
              />
            ) : (
              <button type="button" className="link" onClick={() => void reveal()}>
                {words.showAgain}
              </button>
            )}
          </span>
          <Button variant="plain" size="large" icon={CopyIcon} onClick={() => void copying.copy()}>
            {copying.state.kind === 'copied' ? words.copyAgain : words.copy}
          </Button>
          <Button variant="filled" size="large" onClick={onClose}>
            {words.done}
          </Button>
        </>
      }
    >
      <div className="shown-once-secret" role="group" aria-label={words.secretLabel}>
        <SecretText hint={made.hint} secret={shown?.secret ?? null} />
      </div>
      <CopyStatus state={copying.state} onEnd={copying.forget} />
      {failed !== null && <ErrorCard code={failed} />}
      <ShownOnceFacts view={view} made={made} />
    </Dialog>
  )
}

function NameAndDate({ name }: { readonly name: string }) {
  const parsed = parseItemName(name)
  return (
    <>
      {visibleText(name)}{' '}
      {parsed && <span className="shown-once-date">{formatMinute(parsed.instant)}</span>}
    </>
  )
}

import { Copy as CopyIcon, Eye, EyeOff } from 'lucide-react'
import { useCopying, type Copy } from '../copying.ts'
import { formatSecond } from '../format/dates.ts'
import { useRevealing, type Reveal } from '../revealing.ts'
import { listWords } from '../words/en.ts'
import { CopyStatus } from './copy-status.tsx'
import { Countdown } from './countdown.tsx'
import { ErrorCard } from './error-card.tsx'
import { IconButton } from './icon-button.tsx'
import { SecretText } from './secret-text.tsx'
import './secret-field.css'

/** A secret behind dots: shown for a limited time, copied without being shown. */
export function SecretField({
  hint,
  onReveal,
  onCopy,
}: {
  readonly hint: string | null
  readonly onReveal: Reveal
  readonly onCopy: Copy
}) {
  const { shown, failed, reveal, hide } = useRevealing(onReveal)
  const copying = useCopying(onCopy)
  const words = listWords.secret
  return (
    <div className="secret-field" role="group" aria-label={words.label}>
      <div className="secret-box" data-shown={shown !== null}>
        <SecretText hint={hint} secret={shown?.secret ?? null} />
        <IconButton
          label={shown ? words.hide : words.show}
          icon={shown ? EyeOff : Eye}
          aria-pressed={shown !== null}
          onClick={shown ? hide : () => void reveal()}
        />
        <IconButton label={words.copy} icon={CopyIcon} onClick={() => void copying.copy()} />
      </div>
      <div className="secret-below">
        {shown && (
          <span title={words.until(formatSecond(shown.hidesAt))}>
            <Countdown
              untilMs={shown.hidesAt}
              fromMs={shown.shownAt}
              onEnd={hide}
              label={words.hides}
            />
          </span>
        )}
        <CopyStatus state={copying.state} onEnd={copying.forget} />
      </div>
      {failed !== null && <ErrorCard code={failed} />}
    </div>
  )
}

import { Check, Copy as CopyIcon, Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { ErrorCard } from '../../components/error-card.tsx'
import { Field } from '../../components/field.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TextInput } from '../../components/text-input.tsx'
import { useCopying, type Copy, type CopyState } from '../../copying.ts'
import { useRevealing, type Reveal } from '../../revealing.ts'
import { listWords } from '../../words/en.ts'
import { providerWords as words } from '../../words/en-providers.ts'
import { copyFace } from './area-key.ts'

/** How long the tick of a copy stands before the button says again what it does. */
const tickMs = 2_000

/** The key of an area in a field that nobody can change, behind dots until it is shown. */
export function AreaKeyField({
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
  const face = copyFace(copying.state, useSeen(copying.state))
  return (
    <div className="area-key">
      <Field label={words.areaKey}>
        {(input) => (
          <span className="area-key-line">
            <TextInput
              {...input}
              mono
              readOnly
              className="area-key-value"
              value={shown?.secret ?? maskedOf(hint)}
            />
            <IconButton
              label={shown ? words.hideKey : words.showKey}
              icon={shown ? EyeOff : Eye}
              aria-pressed={shown !== null}
              onClick={shown ? hide : () => void reveal()}
            />
            <CopyKey face={face} onCopy={() => void copying.copy()} />
          </span>
        )}
      </Field>
      {shown && (
        <Countdown
          untilMs={shown.hidesAt}
          fromMs={shown.shownAt}
          onEnd={hide}
          label={listWords.secret.hides}
        />
      )}
      <CopyTold state={copying.state} onEnd={copying.forget} />
      {failed !== null && <ErrorCard code={failed} />}
    </div>
  )
}

/** Why the clipboard did not take it, or until when it holds it. */
function CopyTold({ state, onEnd }: { readonly state: CopyState; readonly onEnd: () => void }) {
  if (state.kind === 'failed') return <ErrorCard code={state.code} />
  if (state.kind !== 'copied' || state.clearsAt === null) return null
  return (
    <Countdown untilMs={state.clearsAt} onEnd={onEnd} label={listWords.copy.clears} ring={false} />
  )
}

/** Its name stays, so that it is found again; the tick is said beside it. */
export function CopyKey({
  face,
  onCopy,
}: {
  readonly face: ReturnType<typeof copyFace>
  readonly onCopy: () => void
}) {
  return (
    <>
      <Button variant="plain" icon={face === 'check' ? Check : CopyIcon} onClick={onCopy}>
        {words.copy}
      </Button>
      <span className="visually-hidden" role="status">
        {face === 'check' ? words.copied : ''}
      </span>
    </>
  )
}

/** The state whose tick has stood long enough. */
function useSeen(state: CopyState): CopyState | null {
  const [seen, setSeen] = useState<CopyState | null>(null)
  useEffect(() => {
    if (state.kind !== 'copied') return
    const timer = setTimeout(() => setSeen(state), tickMs)
    return () => clearTimeout(timer)
  }, [state])
  return seen
}

function maskedOf(hint: string | null): string {
  const [head = '', tail = ''] = (hint ?? '').split('…')
  return `${head}${'•'.repeat(14)}${tail}`
}

import { Check, Copy as CopyIcon } from 'lucide-react'
import { useCopying, type Copy } from '../copying.ts'
import { Button } from './button.tsx'
import { CopyStatus } from './copy-status.tsx'
import './copy-button.css'

/** A button that copies, and beside it what became of the copy. */
export function CopyButton({
  label,
  onCopy,
  variant = 'plain',
  size = 'small',
}: {
  readonly label: string
  readonly onCopy: Copy
  readonly variant?: 'plain' | 'quiet' | 'filled'
  readonly size?: 'small' | 'large'
}) {
  const { state, copy, forget } = useCopying(onCopy)
  return (
    <span className="copy-button">
      <Button
        variant={variant}
        size={size}
        icon={state.kind === 'copied' ? Check : CopyIcon}
        onClick={() => void copy()}
      >
        {label}
      </Button>
      <CopyStatus state={state} onEnd={forget} />
    </span>
  )
}

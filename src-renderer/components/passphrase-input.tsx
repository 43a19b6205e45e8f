import { Eye, EyeOff } from 'lucide-react'
import { useState, type ComponentProps } from 'react'
import { IconButton } from './icon-button.tsx'
import './field.css'

/** A masked line with a button that shows it; also for secrets that a person pastes. */
export function PassphraseInput({
  showLabel = 'Show what I type',
  hideLabel = 'Hide what I type',
  className = '',
  ...rest
}: Omit<ComponentProps<'input'>, 'type'> & {
  readonly showLabel?: string
  readonly hideLabel?: string
}) {
  const [shown, setShown] = useState(false)
  return (
    <div className="input-with-button">
      <input
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        data-autofocus={rest.autoFocus === true || undefined}
        {...rest}
        type={shown ? 'text' : 'password'}
        className={`input ${className}`}
      />
      <IconButton
        label={shown ? hideLabel : showLabel}
        icon={shown ? EyeOff : Eye}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      />
    </div>
  )
}

import { useEffect, useRef } from 'react'

/** A tick box that may also be half ticked; in a grid its row is what the keyboard reaches. */
export function CheckBox({
  label,
  state,
  onChange,
}: {
  readonly label: string
  readonly state: boolean | 'mixed'
  readonly onChange: (checked: boolean) => void
}) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = state === 'mixed'
  }, [state])
  return (
    <input
      ref={box}
      type="checkbox"
      className="found-box"
      tabIndex={-1}
      aria-label={label}
      checked={state === true}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onChange(state !== true)}
    />
  )
}

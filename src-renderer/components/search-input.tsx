import { limits } from '../../src-shared/bounds.ts'

/** A field to search with; Escape clears it before it does anything else. */
export function SearchInput({
  label,
  placeholder,
  className,
  text,
  onText,
}: {
  readonly label: string
  readonly placeholder: string
  readonly className: string
  readonly text: string
  readonly onText: (text: string) => void
}) {
  return (
    <input
      type="search"
      className={className}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={limits.searchText}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || text === '') return
        event.preventDefault()
        event.stopPropagation()
        onText('')
      }}
    />
  )
}

import { useEffect, useRef } from 'react'

/** Gives the keyboard to the first field that cannot stay as it is, whenever `wrong` changes. */
export function useFirstWrong(wrong: unknown) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [wrong])
  return form
}

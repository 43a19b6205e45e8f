import { useEffect, useRef } from 'react'

/** Selects what was typed whenever it turns out to be wrong, so that typing replaces it. */
export function useSelectAgain(isWrong: boolean) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isWrong) return
    input.current?.focus()
    input.current?.select()
  }, [isWrong])
  return input
}

import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'

const settleMs = 120

/** What a list is asked for. */
type Asking = { readonly ask: { readonly text: string } }

/** What stands in a search field: the list is asked once the typing settles, and asks back. */
export function useSearchText<T extends Asking>(
  store: StoreApi<T>,
  askFor: (text: string) => Promise<void>,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => store.getState().ask.text)
  useEffect(() => {
    const timer = setTimeout(() => {
      if (text !== store.getState().ask.text) void askFor(text)
    }, settleMs)
    return () => clearTimeout(timer)
  }, [store, askFor, text])
  // The list may be asked for something else from elsewhere: then this field says so, too.
  useEffect(
    () =>
      store.subscribe(({ ask }, before) => {
        if (ask.text !== before.ask.text) setText(ask.text)
      }),
    [store],
  )
  return [text, setText]
}

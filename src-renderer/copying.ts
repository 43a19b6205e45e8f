import { useCallback, useEffect, useState } from 'react'
import type { ErrorCode } from '../src-shared/errors.ts'
import { codeOf } from './api.ts'
import { now } from './clock.ts'

/** What the clipboard answered to the last copy. */
export type CopyState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'copied'; readonly clearsAt: number | null }
  | { readonly kind: 'failed'; readonly code: ErrorCode }

/** What a copy answers: when the clipboard clears, or null for what is no secret. */
export type Copy = () => Promise<{ readonly clearsAfterMs: number | null }>

const idle: CopyState = { kind: 'idle' }

// What does not clear shows its tick just long enough to be seen.
const tickMs = 2_000

/** Performs a copy and tells what became of it until that is over. */
export function useCopying(onCopy: Copy) {
  const [state, setState] = useState<CopyState>(idle)
  const forget = useCallback(() => setState(idle), [])
  const copy = async () => {
    try {
      const { clearsAfterMs } = await onCopy()
      setState({
        kind: 'copied',
        clearsAt: clearsAfterMs === null ? null : now() + clearsAfterMs,
      })
    } catch (thrown) {
      setState({ kind: 'failed', code: codeOf(thrown) })
    }
  }
  useEffect(() => {
    if (state.kind !== 'copied' || state.clearsAt !== null) return
    const timer = setTimeout(forget, tickMs)
    return () => clearTimeout(timer)
  }, [state, forget])
  return { state, copy, forget }
}

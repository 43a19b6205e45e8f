import { useCallback, useEffect, useState } from 'react'
import type { ErrorCode } from '../src-shared/errors.ts'
import { codeOf } from './api.ts'
import { now } from './clock.ts'

/** A secret that is on the screen, and until when. */
export type Shown = {
  readonly secret: string
  readonly shownAt: number
  readonly hidesAt: number
}

/** What a reveal answers. */
export type Reveal = () => Promise<{ readonly secret: string; readonly hidesAfterMs: number }>

/** Holds a revealed secret until its time is over, it is hidden, or the page goes out of sight. */
export function useRevealing(onReveal: Reveal) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [failed, setFailed] = useState<ErrorCode | null>(null)
  const hide = useCallback(() => setShown(null), [])
  const reveal = async () => {
    setFailed(null)
    try {
      const { secret, hidesAfterMs } = await onReveal()
      const at = now()
      setShown({ secret, shownAt: at, hidesAt: at + hidesAfterMs })
    } catch (thrown) {
      setFailed(codeOf(thrown))
    }
  }
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(hide, Math.max(0, shown.hidesAt - now()))
    const hideUnseen = () => document.hidden && hide()
    document.addEventListener('visibilitychange', hideUnseen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', hideUnseen)
    }
  }, [shown, hide])
  return { shown, failed, reveal, hide }
}

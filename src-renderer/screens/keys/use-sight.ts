import { useCallback, useState } from 'react'
import type { Sight } from './list-layout.ts'

// Before the first measure: about as much as a large window shows.
const firstSight: Sight = { top: 0, height: 1_000 }

/** What is in sight of a scrolling element: give `watch` to it as its ref. */
export function useSight() {
  const [sight, setSight] = useState(firstSight)
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element) return
    const look = () => setSight({ top: element.scrollTop, height: element.clientHeight })
    const size = new ResizeObserver(look)
    size.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      size.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  return { sight, watch }
}

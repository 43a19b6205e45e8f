import { useEffect, useState } from 'react'

/** The present instant: the window's only door to the system clock. */
export function now(): number {
  return Date.now()
}

/** The present instant, told again at every interval for as long as a component shows it. */
export function useNow(intervalMs: number): number {
  const [instant, setInstant] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setInstant(now()), intervalMs)
    return () => clearInterval(timer)
  }, [intervalMs])
  return instant
}

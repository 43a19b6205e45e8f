import { useEffect, useEffectEvent } from 'react'
import { now as clockNow, useNow } from '../clock.ts'
import { cssVars } from '../css-vars.ts'
import { secondsLeft } from '../format/duration.ts'
import './countdown.css'

/** A ring that empties and the seconds in words; calls `onEnd` once the time is over. */
export function Countdown({
  untilMs,
  fromMs,
  onEnd,
  label,
  ring = true,
}: {
  readonly untilMs: number
  /** When it began, so that the ring knows what full is; else thirty seconds are full. */
  readonly fromMs?: number | undefined
  readonly onEnd: () => void
  readonly label: (seconds: number) => string
  readonly ring?: boolean
}) {
  const now = useNow(250)
  const end = useEffectEvent(onEnd)
  useEffect(() => {
    const timer = setTimeout(() => end(), Math.max(0, untilMs - clockNow()))
    return () => clearTimeout(timer)
  }, [untilMs])
  const whole = Math.max(1, untilMs - (fromMs ?? untilMs - 30_000))
  const share = Math.min(1, Math.max(0, (untilMs - now) / whole))
  return (
    <span className="countdown" role="timer">
      {ring && (
        <svg
          className="countdown-ring"
          viewBox="0 0 16 16"
          aria-hidden
          style={cssVars({ '--share': share })}
        >
          <circle cx="8" cy="8" r="6" />
          <circle cx="8" cy="8" r="6" pathLength="1" className="countdown-left" />
        </svg>
      )}
      {label(secondsLeft(untilMs, now))}
    </span>
  )
}

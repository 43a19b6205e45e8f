import { useEffect, useState } from 'react'
import { loadEstimator } from './estimator.ts'
import { judge, type Strength } from './judge.ts'

/** How long typing must pause before a passphrase is judged. */
const pauseMs = 150

/** Judges a passphrase now; used where an answer decides, as when a form is sent. */
export async function judgeNow(passphrase: string): Promise<Strength> {
  const estimate = await loadEstimator()
  return judge(passphrase, estimate(passphrase))
}

/** Judges a passphrase in the pauses of typing; the last judgement stands until the next one. */
export function useStrength(passphrase: string): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    void loadEstimator()
  }, [])
  useEffect(() => {
    let stale = false
    const timer = setTimeout(() => {
      void judgeNow(passphrase).then((judged) => {
        if (!stale) setStrength(judged)
      })
    }, pauseMs)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [passphrase])
  return passphrase === '' ? null : strength
}

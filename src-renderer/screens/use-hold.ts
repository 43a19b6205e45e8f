import { useEffect } from 'react'
import { holdScreen } from '../stores/app.ts'

/** Keeps a person on this screen for as long as leaving it would lose what cannot be had again. */
export function useHold(isNeeded: boolean): void {
  useEffect(() => (isNeeded ? holdScreen() : undefined), [isNeeded])
}

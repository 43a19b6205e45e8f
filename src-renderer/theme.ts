import { useEffect } from 'react'
import type { AppSettings } from '../src-shared/policy.ts'

/** Draws in the chosen theme; `system` leaves the choice to the system. */
export function useTheme(theme: AppSettings['theme']): void {
  useEffect(() => {
    const page = document.documentElement
    if (theme === 'system') delete page.dataset['theme']
    else page.dataset['theme'] = theme
  }, [theme])
}

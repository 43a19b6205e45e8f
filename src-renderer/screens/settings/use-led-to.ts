import { useEffect } from 'react'
import { useApp } from '../../stores/app.ts'

/** Shows the part of the settings that a person was led to, and gives its heading the keyboard. */
export function useLedTo(): void {
  const { route } = useApp((state) => state)
  useEffect(() => {
    if (route.screen !== 'settings' || route.part === undefined) return
    const heading = document.querySelector<HTMLElement>(`#settings-${route.part}`)
    heading?.scrollIntoView({ block: 'start' })
    heading?.focus({ preventScroll: true })
  }, [route])
}

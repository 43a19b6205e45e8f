import { useState, type SyntheticEvent } from 'react'
import { useAsking } from '../use-asking.ts'

/** Holds the path of a folder and hands it on once there is one. */
export function useFolder(start: string, onChosen: (folder: string) => Promise<void>) {
  const [path, setPath] = useState(start)
  const [isMissing, setIsMissing] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const folder = path.trim()
    setIsMissing(folder === '')
    if (folder !== '') void ask(() => onChosen(folder))
  }
  const change = (next: string) => {
    setPath(next)
    setIsMissing(false)
    forget()
  }
  return { path, isMissing, busy, code, submit, change }
}

import { useEffect, useEffectEvent, useState, type SyntheticEvent } from 'react'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { codeOf } from '../../api.ts'
import { readFile } from '../../stores/intake-actions.ts'
import { intakeStore } from '../../stores/intake.ts'
import { useAsking } from '../use-asking.ts'

/** What a person says about a file that is to be read. */
export type FileForm = ReturnType<typeof useFileForm>

/**
 * Holds the file and the password of a locked one.
 *
 * A file that was chosen is read at once, unless keys would be forgotten by that.
 */
export function useFileForm(start: string) {
  const [path, setPath] = useState(start)
  const [password, setPassword] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const [isLocked, setIsLocked] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const read = () =>
    ask(async () => {
      try {
        await readFile(path.trim(), password === '' ? null : password)
      } catch (thrown) {
        if (isAboutPassword(codeOf(thrown))) setIsLocked(true)
        throw thrown
      }
    })
  const readAtOnce = useEffectEvent(() => {
    const ready = intakeStore.getState().state?.counts.keys ?? 0
    if (start !== '' && ready === 0) void read()
  })
  useEffect(() => readAtOnce(), [])
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const missing = path.trim() === '' || (isLocked && password === '')
    setIsMissing(missing)
    if (!missing) void read()
  }
  const changePath = (next: string) => {
    setPath(next)
    setPassword('')
    setIsLocked(false)
    forget()
  }
  const changePassword = (next: string) => {
    setPassword(next)
    forget()
  }
  const fields = { path, password, isMissing, isLocked, busy, code }
  return { ...fields, submit, changePath, changePassword }
}

function isAboutPassword(code: ErrorCode): boolean {
  return code === 'import-needs-password' || code === 'import-wrong-password'
}

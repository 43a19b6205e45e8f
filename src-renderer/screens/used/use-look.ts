import { useState } from 'react'
import { call } from '../../api.ts'
import { lookForKeys, useUsed } from '../../stores/used.ts'
import { useAsking } from '../use-asking.ts'
import { withFolder } from './used-text.ts'

/** The folders and commits to look through, and the look. */
export function useLook() {
  const state = useUsed((store) => store.state)
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const [history, setHistory] = useState<boolean | null>(null)
  const [isMissing, setIsMissing] = useState(false)
  const [mustType, setMustType] = useState(false)
  const { busy, code, ask, forget } = useAsking()
  const folders = chosen ?? state?.folders ?? []
  const withHistory = history ?? state?.withHistory ?? true
  const change = (next: readonly string[]) => {
    setChosen(next)
    setIsMissing(false)
    forget()
  }
  const add = (folder: string) => change(withFolder(folders, folder))
  const choose = async () => {
    // A dialog that fails is one that is not there: typing remains.
    const asked = { what: 'find-folder', proposedName: null } as const
    const answer = await call('dialog.choose', asked).catch(() => null)
    if (answer?.path != null) add(answer.path)
    setMustType(answer?.available !== true)
  }
  const look = () => {
    setIsMissing(folders.length === 0)
    if (folders.length === 0) return
    void ask(() => lookForKeys({ folders: [...folders], withHistory, itemId: null }))
  }
  const remove = (folder: string) => change(folders.filter((each) => each !== folder))
  return {
    ...{ folders, withHistory, setHistory, isMissing, mustType, busy, code },
    ...{ add, choose, look, remove },
  }
}

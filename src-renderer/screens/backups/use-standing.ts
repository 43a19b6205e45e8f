import { useState } from 'react'
import type { BackupState } from '../../../src-shared/copies-contract.ts'
import { call } from '../../api.ts'
import { putBackup } from '../../stores/backup.ts'
import { backupWords } from '../../words/en.ts'
import { useAsking } from '../use-asking.ts'
import { backUpNow, startBackups } from './start-backups.ts'

const words = backupWords.settings

/** What can be done about the backups, and what came of it. */
export function useStanding(state: Pick<BackupState, 'folder' | 'keep' | 'last'>) {
  const { folder, keep } = state
  const [isMoving, setIsMoving] = useState(false)
  const [said, setSaid] = useState('')
  const { busy, code, ask } = useAsking()
  const say = (after: BackupState) => setSaid(whatBecame(state.last, after.last))
  const now = () =>
    ask(async () => {
      setSaid('')
      say(await backUpNow())
    })
  const stop = () => ask(async () => putBackup(await call('backup.set', { folder: null, keep })))
  const move = async (next: string) => {
    say(await startBackups(next, keep))
    setIsMoving(false)
  }
  const keepOnly = async (count: number) =>
    putBackup(await call('backup.set', { folder, keep: count }))
  return { isMoving, setIsMoving, said, busy, code, now, stop, move, keepOnly }
}

/** What to say of an attempt: where nothing has changed, the last backup is as good as another. */
export function whatBecame(before: BackupState['last'], after: BackupState['last']): string {
  if (after === null) return ''
  const isSame = before?.fileName === after.fileName && before.at === after.at
  return isSame ? words.same(after.fileName) : words.made(after.fileName)
}

import type { CopyReport } from '../../../src-shared/copies-contract.ts'
import { backupWords, stepWords } from '../../words/en.ts'

type Whose = Pick<CopyReport, 'ofThisVault'>

/** Whose copy was looked at before a restore; nothing where the vault here cannot be read. */
export function whoseFound({ ofThisVault }: Whose): string {
  const words = stepWords.restore.found
  if (ofThisVault === null) return ''
  return ofThisVault ? words.ours : words.other
}

/** Whose backup was tried, where it is not the one a person expects. */
export function whoseTried({ ofThisVault }: Whose): string {
  return ofThisVault === false ? backupWords.drill.other : ''
}

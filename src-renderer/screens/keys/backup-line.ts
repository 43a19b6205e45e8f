import { dayMs } from '../../../src-shared/clock.ts'
import type { BackupState } from '../../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../../src-shared/errors.ts'
import { formatRelative } from '../../format/dates.ts'
import { backupWords } from '../../words/en.ts'

const words = backupWords.home

/** After this long without a good backup the line asks for a person. */
const patienceMs = 3 * dayMs

/** One quiet line on how the backups stand: its words, and how urgent it is. */
export type BackupLine = {
  readonly text: string
  readonly tone: 'fine' | 'plain' | 'soon'
  /** When the last good one was made, or null. */
  readonly at: number | null
}

/** The line of the home screen about backups. */
export function backupLine(
  state: Pick<BackupState, 'folder' | 'last' | 'stale' | 'trouble'>,
  now: number,
): BackupLine {
  const { folder, last, stale, trouble } = state
  const at = last?.at ?? null
  const isLate = at === null || now - at > patienceMs
  const ago = at === null ? '' : formatRelative(at, now)
  if (folder === null)
    return at === null
      ? { text: words.none, tone: 'plain', at }
      : { text: words.off(ago), tone: isLate ? 'soon' : 'plain', at }
  // A folder that is away is no trouble while the backup in it holds all there is.
  const tone = stale && isLate ? 'soon' : 'plain'
  if (trouble !== null) return { text: troubleText(trouble, ago), tone, at }
  if (at === null) return { text: words.waiting, tone: 'plain', at }
  if (stale) return { text: words.stale(ago), tone, at }
  return { text: words.good(ago), tone: 'fine', at }
}

function troubleText(trouble: ErrorCode, ago: string): string {
  if (trouble === 'folder-unreachable')
    return ago === '' ? words.unreachable : words.unreachableSince(ago)
  return trouble === 'disk-full' ? words.full : words.failed
}

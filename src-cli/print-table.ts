import { dayMs } from '../src-shared/clock.ts'
import { isCommitted, worseStanding, type GitStanding, type Spot } from '../src-shared/spot.ts'
import type { FindReport, ReportedKey } from './find-report.ts'
import { countOf, summaryOf } from './summary.ts'
import { fitted, visible, widthOf } from './visible.ts'

/** How wide a table is; every terminal has as many columns. */
export const tableColumns = 80

const columns = { mark: 2, what: 16, hint: 22, git: 9, age: 5 }
const placeColumns =
  tableColumns - Object.values(columns).reduce((sum, width) => sum + width + 1, 0)

/** A report as a person reads it. */
export function tableOf(report: FindReport, colour: boolean): string {
  const paint: Paint = colour ? painted : (text) => text
  const lines = summaryOf(report, tableColumns).map((line) => fitted(line, tableColumns).trimEnd())
  for (const [project, rows] of groupsOf(report.keys)) {
    lines.push('', paint(fitted(visible(project), tableColumns).trimEnd(), 'bold'))
    for (const row of rows) lines.push(lineOf(row, report.now, paint))
  }
  const notes = notesOf(report)
  if (notes.length > 0) lines.push('', ...notes)
  return `${lines.join('\n')}\n`
}

type Paint = (text: string, style: keyof typeof styles) => string

// ECMA-48, "SGR".
const styles = { bold: '1', red: '31', yellow: '33', dim: '2' } as const

function painted(text: string, style: keyof typeof styles): string {
  return `\u001B[${styles[style]}m${text}\u001B[0m`
}

/** A key where it is at its worst; the rest of its places are counted. */
type Row = { readonly key: ReportedKey; readonly project: string; readonly place: string }

/** By project, in the order of the alphabet; the worst first in each. */
function groupsOf(keys: readonly ReportedKey[]): readonly (readonly [string, readonly Row[]])[] {
  const groups = Map.groupBy(keys.map(rowFor), ({ project }) => project)
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([project, rows]) => [project, rows.toSorted(worstFirst)])
}

function rowFor(key: ReportedKey): Row {
  const worst = key.places.find((place) => place.git === key.git) ?? key.places[0]
  const shown = worst?.shown ?? ''
  const project = key.projects.find((name) => shown.startsWith(`${name}/`))
  const below = project === undefined ? shown : shown.slice(project.length + 1)
  const place = worst === undefined ? '' : spotWords(worst, below)
  return { key, project: project ?? key.projects[0] ?? '', place }
}

function worstFirst({ key: one }: Row, { key: other }: Row): number {
  if (one.git === other.git) return 0
  return worseStanding(one.git, other.git) === one.git ? -1 : 1
}

function lineOf({ key, place }: Row, now: number, paint: Paint): string {
  const more = key.places.length > 1 ? ` +${(key.places.length - 1).toString()}` : ''
  const cells = [
    fitted(marks[key.confidence], columns.mark),
    fitted(visible(key.provider || key.variable || 'unknown'), columns.what),
    fitted(visible(key.hint), columns.hint),
    fitted(fitted(place, placeColumns - widthOf(more), 'start').trimEnd() + more, placeColumns),
    paint(fitted(gitWords[key.git], columns.git), gitStyle(key.git)),
    ageOf(key.since, now).padStart(columns.age),
  ]
  return cells.join(' ').trimEnd()
}

const marks: Readonly<Record<ReportedKey['confidence'], string>> = {
  certain: '',
  likely: ' ~',
  unsure: ' ?',
}

const gitWords: Readonly<Record<GitStanding, string>> = {
  none: 'no git',
  ignored: 'ignored',
  untracked: 'untracked',
  committed: 'committed',
  pushed: 'pushed',
  history: 'history',
  unknown: 'git ?',
}

function gitStyle(git: GitStanding): keyof typeof styles {
  if (isCommitted(git)) return 'red'
  return git === 'untracked' || git === 'unknown' ? 'yellow' : 'dim'
}

function spotWords({ line, commit }: Spot, path: string): string {
  if (commit !== null) return visible(`${path}@${commit.slice(0, 7)}`)
  return visible(line === null ? path : `${path}:${line.toString()}`)
}

function ageOf(since: number | null, now: number): string {
  if (since === null) return ''
  const days = Math.max(0, Math.floor((now - since) / dayMs))
  if (days >= 365) return `${Math.floor(days / 365).toString()} y`
  return days >= 60 ? `${Math.floor(days / 30).toString()} mo` : `${days.toString()} d`
}

function notesOf({ keys, counts, skipped, hasGit, left }: FindReport): readonly string[] {
  const listed = new Set(keys.map(({ confidence }) => confidence))
  const { unreadable, tooLarge } = skipped
  const marked = [listed.has('likely') ? '~ likely' : '', listed.has('unsure') ? '? a guess' : '']
  // Pictures and programs stand everywhere, and nobody expects keys in them.
  const unread = [
    unreadable > 0 ? `${countOf(unreadable)} unreadable` : '',
    tooLarge > 0 ? `${countOf(tooLarge)} over 10 MB` : '',
  ].filter((words) => words !== '')
  return [
    marked.filter((words) => words !== '').join('   '),
    counts.unsure > 0 && !listed.has('unsure')
      ? `${countOf(counts.unsure)} more may be keys; --unsure lists them.`
      : '',
    unread.length > 0 ? `Not read: ${unread.join(', ')}.` : '',
    left > 0 ? `${countOf(left)} more values were left out: there are too many.` : '',
    hasGit ? 'Commits were not searched for keys that no file here holds any more.' : '',
  ].filter((line) => line !== '')
}

// One look through folders and commits for the values of the vault.
// Promises that nothing is remembered here, and that a look that is stopped throws `LookStopped`
// and gives nothing.
// Must not write anything anywhere.
import type { ItemId } from '../../../src-shared/ids.ts'
import type { FindProgress, Skipped } from '../../../src-shared/intake.ts'
import { limits } from '../../../src-shared/policy.ts'
import type { Spot } from '../../../src-shared/spot.ts'
import { askGit, type PastSpot } from './ask-git.ts'
import type { FoundSpot } from './compare-seen.ts'
import type { Eyes, FileHit, NameInFile } from './eyes.ts'
import { LookStopped } from './look-stopped.ts'
import type { Needles } from './needles.ts'

/** What is looked for, where, and with what. */
export type LookOrder = {
  readonly eyes: Eyes
  readonly needles: Needles
  readonly folders: readonly string[]
  readonly withHistory: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: FindProgress) => void
  /** Lets others have their turn between two files. */
  readonly breathe: () => Promise<void>
}

/** What a look found. */
export type Looked = {
  /** Every item that was looked for, also one that was found nowhere. */
  readonly found: ReadonlyMap<ItemId, readonly FoundSpot[]>
  readonly skipped: Skipped
  readonly files: number
  readonly bytes: number
}

/** Looks through everything once; throws `LookStopped`, or what the eyes throw. */
export async function lookFor(order: LookOrder): Promise<Looked> {
  const { eyes, folders, signal, onProgress } = order
  const { needles } = order.needles
  const seen = await eyes.trees({ folders, needles, signal, onProgress })
  assertGoesOn(signal)
  const { skipped, files, bytes } = seen
  const hits = fewOfEach(onePerFile(seen.hits))
  const onCommits = (more: FindProgress) =>
    onProgress({
      ...{ leftMs: more.leftMs, found: hits.length + more.found },
      ...{ files: files + more.files, bytes: bytes + more.bytes },
    })
  const git = await askGit({ ...order, onProgress: onCommits }, hits)
  assertGoesOn(signal)
  const spots = [
    ...(await spotsInFiles(order, hits, git.standingOf)),
    ...pastSpots(order, git.past),
  ]
  return { found: byItem(spots, order.needles), skipped, files, bytes }
}

/** A spot whose value is known by its needle only. */
type NeedleSpot = {
  readonly needle: number
  readonly spot: Spot
  readonly workTree?: string
}

async function spotsInFiles(
  { eyes, needles, folders, signal, breathe }: LookOrder,
  hits: readonly FileHit[],
  standingOf: (hit: FileHit) => Spot['git'],
): Promise<readonly NeedleSpot[]> {
  const spots: NeedleSpot[] = []
  for (const [path, inFile] of Map.groupBy(hits, (hit) => hit.path)) {
    await breathe()
    assertGoesOn(signal)
    const wanted = inFile.flatMap(({ needle }) => needles.needles[needle] ?? [])
    const names = eyes.namesIn(path, wanted)
    const shown = eyes.shown(path, folders)
    for (const [index, hit] of inFile.entries()) {
      const where = { path, shown, line: hit.line, git: standingOf(hit), commit: null }
      spots.push({ needle: hit.needle, spot: { ...where, ...(names[index] ?? nameless) } })
    }
  }
  return spots
}

function pastSpots({ eyes, folders }: LookOrder, past: readonly PastSpot[]): NeedleSpot[] {
  return past.map(({ needle, workTree, path, commit }) => {
    const shown = `${eyes.shown(workTree, folders)}/${path}`
    const spot: Spot = { path, shown, commit, git: 'history', line: null, ...nameless }
    return { needle, workTree, spot }
  })
}

function byItem(
  spots: readonly NeedleSpot[],
  { owners, itemIds }: Needles,
): ReadonlyMap<ItemId, readonly FoundSpot[]> {
  const found = new Map<ItemId, FoundSpot[]>(itemIds.map((id) => [id, []]))
  for (const { needle, spot, workTree } of spots) {
    for (const { itemId, versionId } of owners.get(needle) ?? []) {
      found.get(itemId)?.push({ ...spot, versionId, ...(workTree !== undefined && { workTree }) })
    }
  }
  return found
}

/** The first line of each value in each file: where it stands more often, it is one place. */
function onePerFile(hits: readonly FileHit[]): readonly FileHit[] {
  const first = new Map<string, FileHit>()
  for (const hit of hits) {
    const key = `${hit.needle}:${hit.path}`
    const known = first.get(key)
    if (!known || hit.line < known.line) first.set(key, hit)
  }
  return [...first.values()]
}

/** A common word that somebody took for a secret stands in very many files. */
const mostFiles = 2 * limits.sightings
const foreign = /[\\/](?:node_modules|site-packages|dist-packages|vendor)[\\/]/

/** At most so many files of each value, one's own before those of other people's code. */
function fewOfEach(hits: readonly FileHit[]): readonly FileHit[] {
  const own = ({ path }: FileHit) => !foreign.test(path)
  return [...Map.groupBy(hits, ({ needle }) => needle).values()].flatMap((all) =>
    [...all.filter(own), ...all.filter((hit) => !own(hit))].slice(0, mostFiles),
  )
}

const nameless: NameInFile = { sort: 'source', variable: '', at: null }

function assertGoesOn(signal: AbortSignal): void {
  if (signal.aborted) throw new LookStopped()
}

import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Trace } from './encodings.ts'

/** Why a memory test may not run here, or null: only Linux shows memory as a file. */
export function whyNoMemory(): string | null {
  if (process.platform !== 'linux') return 'only Linux shows the memory of a process as a file'
  return process.getuid?.() === 0 ? null : 'only root may read the memory of other processes'
}

const pageBytes = 4096
const pieceBytes = 8 * 1024 * 1024

/** How often each trace stands in the memory that a process really has. */
export function foundInMemory(pid: number, traces: readonly Trace[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const longest = Math.max(...traces.map(({ bytes }) => bytes.length))
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const run of residentRuns(pid)) {
      for (const piece of piecesOf(memory, run, longest - 1)) count(piece, traces, found)
    }
  } finally {
    closeSync(memory)
  }
  return found
}

type Run = { readonly from: number; readonly to: number }

/** The stretches of memory that are there and did not come from a file as it is on the disk. */
function residentRuns(pid: number): readonly Run[] {
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r')
  try {
    return regionsOf(pid).flatMap((region) => runsIn(pagemap, region))
  } finally {
    closeSync(pagemap)
  }
}

function regionsOf(pid: number): readonly Run[] {
  const lines = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, from, to, rights, path] =
      /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? []
    if (!from || !to || !rights?.startsWith('r')) return []
    const isFileAsItIs = path?.startsWith('/') === true && !rights.includes('w')
    if (isFileAsItIs || path?.startsWith('[v')) return []
    return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }]
  })
}

// Bit 63 of an entry says present, bit 62 swapped (Documentation/admin-guide/mm/pagemap.rst).
function runsIn(pagemap: number, region: Run): readonly Run[] {
  const entries = Buffer.alloc(((region.to - region.from) / pageBytes) * 8)
  const read = readSync(pagemap, entries, 0, entries.length, (region.from / pageBytes) * 8)
  const runs: { from: number; to: number }[] = []
  for (let at = 0; at + 8 <= read; at += 8) {
    if ((entries[at + 7] ?? 0) < 0x40) continue
    const from = region.from + (at / 8) * pageBytes
    const last = runs.at(-1)
    if (last?.to === from) last.to += pageBytes
    else runs.push({ from, to: from + pageBytes })
  }
  return runs
}

function* piecesOf(memory: number, { from, to }: Run, overlap: number): Generator<Buffer> {
  for (let at = from; at < to; at += pieceBytes - overlap) {
    const piece = Buffer.alloc(Math.min(pieceBytes, to - at))
    const read = readOrNothing(memory, piece, at)
    if (read > 0) yield piece.subarray(0, read)
    if (at + piece.length >= to) return
  }
}

// A page may go while we look.
function readOrNothing(memory: number, into: Buffer, at: number): number {
  try {
    return readSync(memory, into, 0, into.length, at)
  } catch {
    return 0
  }
}

function count(piece: Buffer, traces: readonly Trace[], found: Map<string, number>): void {
  for (const { as, bytes } of traces) {
    for (let at = piece.indexOf(bytes); at >= 0; at = piece.indexOf(bytes, at + bytes.length)) {
      found.set(as, (found.get(as) ?? 0) + 1)
    }
  }
}

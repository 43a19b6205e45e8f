import { spawnSync } from 'node:child_process'

/** A program that is measured. */
export type Runner = { readonly name: string; readonly argv: readonly string[] }

/** What one program took, over all rounds. */
export type Taken = { readonly name: string; readonly medianMs: number; readonly fastestMs: number }

/** Runs programs in turn, so that whatever else happens meets them all alike. */
export function measure(runners: readonly Runner[], rounds: number): readonly Taken[] {
  // What was just made goes to the disk before, and not while the clock runs.
  spawnSync('sync')
  const times = runners.map((): number[] => [])
  for (let round = -1; round < rounds; round++) {
    runners.forEach((runner, at) => {
      const ms = timeOf(runner)
      // The first round only brings the files into memory.
      if (round >= 0) times[at]?.push(ms)
    })
  }
  return runners.map(({ name }, at) => {
    const sorted = (times[at] ?? []).sort((one, other) => one - other)
    return {
      name,
      medianMs: sorted[Math.floor(sorted.length / 2)] ?? 0,
      fastestMs: sorted[0] ?? 0,
    }
  })
}

/** The lines that a program says, sorted; it must end well. */
export function linesOf({ argv: [program = '', ...args], name }: Runner): readonly string[] {
  const ended = spawnSync(program, args, { maxBuffer: 1_073_741_824 })
  if (ended.status !== 0)
    throw new Error(`${name} failed: ${ended.stderr.toString().slice(0, 400)}`)
  const lines = ended.stdout.toString().split('\n')
  return lines.filter((line) => line !== '').sort()
}

/** Whether two sorted lists say the same. */
export function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at])
}

/** A table whose last column is the ratio to one of the rows. */
export function ratioTable(
  taken: readonly Taken[],
  peers: Readonly<Record<string, string>>,
): string {
  const rows = taken.map(({ name, medianMs, fastestMs }) => {
    const peer = taken.find((other) => other.name === peers[name])
    const ratio =
      peer === undefined ? '' : `${(medianMs / peer.medianMs).toFixed(2)} of ${peer.name}`
    return [name, `${medianMs.toFixed(0)} ms`, `${fastestMs.toFixed(0)} ms`, ratio]
  })
  const all = [['program', 'median', 'fastest', 'wall time'], ...rows]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  const lines = all.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}

function timeOf({ argv: [program = '', ...args], name }: Runner): number {
  const began = performance.now()
  const ended = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ms = performance.now() - began
  if (ended.status !== 0) throw new Error(`${name} ended with ${String(ended.status)}.`)
  return ms
}

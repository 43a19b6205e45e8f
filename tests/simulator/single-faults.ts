/**
 * Every road, with every fault at every call of it: one at a time, or two.
 */
import { crashes, failures, plannedFaults, type Fault, type Port } from './faults.ts'
import { plannedHistory, type Outcome, type Road } from './history.ts'
import { inWords } from './life.ts'
import { allTraits } from './models/traits.ts'

/** One fault on a road. */
export type Case = { readonly road: Road; readonly faults: ReadonlyMap<number, Fault> }

/** Every road that a replacement can take at every model. */
export const roads: readonly Road[] = allTraits.flatMap(({ id, facts }): readonly Road[] => {
  const isOverlap = facts.capabilities.overlap && facts.capabilities.generate === 'api'
  const ways = isOverlap
    ? (['replace', 'emergency', 'take-back'] as const)
    : (['replace', 'emergency'] as const)
  return ways.map((way) => ({ traits: id, way, graceHours: way === 'take-back' ? 24 : 0 }))
})

/** The ports that a road passes, call by call. */
export async function callsOf(
  road: Road,
  first: ReadonlyMap<number, Fault> = new Map(),
): Promise<readonly Port[]> {
  const ports: Port[] = []
  const outcome = await plannedHistory(road, {
    at: (call, port) => {
      ports[call] = port
      return first.get(call) ?? null
    },
  })
  if (first.size === 0 && outcome.findings.length > 0) throw new Error(outcome.findings.join('\n'))
  return ports
}

/** All that can go wrong at one call. */
export function faultsAt(port: Port): readonly Fault[] {
  return [...crashes, ...failures[port]]
}

/** Every single fault of a road. */
export async function singleFaults(road: Road): Promise<readonly Case[]> {
  const ports = await callsOf(road)
  return ports.flatMap((port, call) =>
    faultsAt(port).map((fault) => ({ road, faults: new Map([[call, fault]]) })),
  )
}

/** Runs one. */
export function run({ road, faults }: Case, tells = false): Promise<Outcome> {
  return plannedHistory(road, plannedFaults(faults), tells)
}

/** A case in words. */
export function caseInWords({ road, faults }: Case): string {
  const what = [...faults].map(([call, fault]) => `${inWords(fault)} at call ${call}`)
  return `${road.traits}, ${road.way}: ${what.join(' and ')}`
}

/** A first fault, and every second one after it; these are found by running the first. */
export type FirstFault = { readonly seconds: () => Promise<readonly Case[]> }

/** Every first fault of a road, with its seconds. */
export async function doubleFaults(road: Road): Promise<readonly FirstFault[]> {
  const singles = await singleFaults(road)
  return singles.map(({ faults }) => ({ seconds: () => secondsAfter(road, faults) }))
}

async function secondsAfter(
  road: Road,
  first: ReadonlyMap<number, Fault>,
): Promise<readonly Case[]> {
  const [at = 0] = first.keys()
  const ports = await callsOf(road, first)
  return ports.flatMap((port, call) =>
    call <= at
      ? []
      : faultsAt(port).map((fault) => ({ road, faults: new Map([...first, [call, fault]]) })),
  )
}

/**
 * The eight steps of looking after a key, as far as the vault itself knows that they were taken.
 *
 * Pure. What a person ticked comes first; the rest is read from what was written down anyway.
 */
import { careSteps, type CareStep, type CareView } from '../../src-shared/care.ts'
import { currentVersion, type Overview } from '../../src-shared/item.ts'
import type { Journal } from '../../src-shared/rotation.ts'
import { sightingsOf } from '../../src-shared/seen.ts'
import { storedCareOf } from '../../src-shared/stored-care.ts'
import type { AuditEntry } from './audit-event.ts'

/** What steps are read from. */
export type CareRecords = {
  readonly overview: Overview
  /** The lines of the audit log about this item, newest first. */
  readonly audit: readonly AuditEntry[]
  readonly journals: readonly Journal[]
}

type StepTimes = Readonly<Record<CareStep, number | null>>

/** When each step was taken, in their order; null for those that nobody knows of. */
export function careStepsOf(records: CareRecords): CareView['steps'] {
  const ticked = new Map(storedCareOf(records.overview).steps.map(({ step, at }) => [step, at]))
  const known = knownTimes(records)
  return careSteps.map((step) => ({ step, at: ticked.get(step) ?? known[step] }))
}

function knownTimes(records: CareRecords): StepTimes {
  const current = currentVersion(records.overview)
  return {
    'confirm-need': null,
    'review-data': null,
    // When a key was made that somebody added is known only if somebody said.
    create: current?.createdAt ?? null,
    store: current && current.fingerprint !== null ? current.storedAt : null,
    configure: configuredAt(records),
    test: firstOf(records, ['proved', 'diagnosed']),
    monitor: null,
    'replace-or-turn-off': turnedOffAt(records),
  }
}

/** When the key in use first stood in a place, as far as Keyturn wrote or saw it there. */
function configuredAt(records: CareRecords): number | null {
  const { overview, journals } = records
  const id = currentVersion(overview)?.id
  if (id === undefined) return null
  const seen = (sightingsOf(overview)?.spots ?? [])
    .filter(({ versionId, goneAt }) => versionId === id && goneAt === null)
    .map(({ seenAt }) => seenAt)
  const written = journals
    .filter(({ newVersionId }) => newVersionId === id)
    .flatMap(({ places = [], placesDoneAt }) => [
      placesDoneAt,
      ...places.map(({ state, at }) => (state === 'updated' || state === 'ticked' ? at : null)),
    ])
  return earliest([...seen, ...written, firstOf(records, ['placed'])])
}

/** When something of that kind was first written down about the key in use. */
function firstOf({ overview, audit }: CareRecords, events: readonly string[]): number | null {
  const id = currentVersion(overview)?.id
  return earliest(
    audit
      .filter(({ event, versionId }) => versionId === id && events.includes(event))
      .map(({ at }) => at),
  )
}

function turnedOffAt({ audit }: CareRecords): number | null {
  return audit.find(({ event }) => event === 'turned-off')?.at ?? null
}

function earliest(times: readonly (number | null)[]): number | null {
  const known = times.filter((at) => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}

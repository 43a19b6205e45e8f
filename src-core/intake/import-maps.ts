// What the columns of tables were taken for, remembered by the titles of their columns.
// Promises titles and meanings only: no cell of any table.
import { z } from 'zod'
import { ColumnMeaning, type ColumnMap } from '../../src-shared/intake.ts'
import { limits } from '../../src-shared/policy.ts'
import type { VaultSettings } from '../vault/settings.ts'

/** What the columns with these titles were taken for. */
export const ImportMap = z.looseObject({
  titles: z.array(z.string().max(limits.label)).max(100),
  meanings: z.array(ColumnMeaning).max(100),
  dates: z.enum(['day-first', 'month-first']),
})
export type ImportMap = z.infer<typeof ImportMap>

/** As many tables as are remembered; those that were used last. */
const most = 50

/** What a vault remembers of tables; what cannot be understood counts as nothing. */
export function importMapsOf(settings: VaultSettings): readonly ImportMap[] {
  const kept = z.array(z.unknown()).safeParse(settings['importMaps']).data ?? []
  return kept.flatMap((each) => ImportMap.safeParse(each).data ?? [])
}

/** The settings with these remembered as well, the newest first. */
export function withImportMaps(
  settings: VaultSettings,
  newer: readonly ImportMap[],
): VaultSettings {
  const older = importMapsOf(settings).filter(({ titles }) => !mapFor(newer, titles))
  return { ...settings, importMaps: [...newer, ...older].slice(0, most) }
}

/** What was remembered for exactly these titles in this order, or null. */
export function mapFor(maps: readonly ImportMap[], titles: readonly string[]): ImportMap | null {
  const wanted = JSON.stringify(titles)
  return maps.find((map) => JSON.stringify(map.titles) === wanted) ?? null
}

/** What is to be remembered of a table. */
export function importMapOf({ columns, dates }: Pick<ColumnMap, 'columns' | 'dates'>): ImportMap {
  return {
    titles: columns.map(({ title }) => title),
    meanings: columns.map(({ meaning }) => meaning),
    dates,
  }
}

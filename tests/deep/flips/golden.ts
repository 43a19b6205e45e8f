import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

/** Bytes of the locked reference vault that say nothing: a flip there reads as if it were none. */
const Golden = z.strictObject({
  ranges: z.array(
    z.strictObject({
      /** The first byte, and the one after the last. */
      from: z.int().min(0),
      to: z.int().min(1),
      /** What SQLite keeps there. */
      what: z.string().min(1),
    }),
  ),
})

/** Reads the list; answers whether a byte is on it. */
export function harmlessBytes(): (at: number) => boolean {
  const path = resolve(import.meta.dirname, 'reference', 'harmless.json')
  const { ranges } = Golden.parse(JSON.parse(readFileSync(path, 'utf8')))
  const harmless = new Set(
    ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  )
  return (at) => harmless.has(at)
}

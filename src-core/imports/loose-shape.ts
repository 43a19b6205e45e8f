// Shapes of texts that other programs wrote: what is missing or of another kind counts as empty.
// Promises that one bad part costs that part only.
import { z } from 'zod'
import { Instant } from '../../src-shared/item.ts'

/** A text, or an empty one. */
export const text = z.string().catch('')

/** A list of such parts; what is no list is an empty one. */
export function each<T>(part: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((list) =>
      list.flatMap((one): readonly T[] => {
        const parsed = part.safeParse(one)
        return parsed.success ? [parsed.data] : []
      }),
    )
}

/** An object of such parts; what is no object has empty ones. */
export function loose<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess((value) => (isPlainObject(value) ? value : {}), z.object(shape))
}

/** An instant from seconds since 1970; null for zero, which stands for none, and for no instant. */
export function instantOfSeconds(seconds: number | null): number | null {
  if (seconds === null || seconds <= 0) return null
  return Instant.safeParse(Math.round(seconds * 1000)).data ?? null
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

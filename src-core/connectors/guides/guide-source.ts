// The form in which a guide is written down, before its defaults are filled in.
// Must hold no code: a guide is data, so that one that a person adds passes the same gate.
import type { z } from 'zod'
import type { Guide } from '../../../src-shared/guide.ts'

/** A guide as it is written down. */
export type GuideSource = z.input<typeof Guide>

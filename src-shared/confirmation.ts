import { z } from 'zod'

const text = z.string().max(5_000)

/** Where the key of a place goes, as the person is asked. */
export const PlaceReach = z.discriminatedUnion('what', [
  /** A program that is run with the key on its standard input. */
  z.strictObject({
    what: z.literal('program'),
    argv: z.array(text).max(50),
    folder: text.nullable(),
  }),
  z.strictObject({ what: z.literal('file'), path: text, spot: text }),
  z.strictObject({ what: z.literal('service'), origin: text, spot: text }),
])
export type PlaceReach = z.infer<typeof PlaceReach>

/**
 * What the person is asked outside the page, which could be in somebody else's hands (D8).
 *
 * Everything that Keyturn will reach by itself stands in it, and no secret does.
 */
export const Confirmation = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('place'),
    /** The name of the key. */
    item: text,
    reach: PlaceReach,
    /** The address that is asked whether the place works, or null. */
    check: text.nullable(),
  }),
  /** A folder or a file that was typed, and not chosen in a dialog or dropped. */
  z.strictObject({ about: z.literal('read'), what: z.enum(['folder', 'file']), path: text }),
  /** A receiver to which sample events will be sent, signed with a key or carrying the key itself. */
  z.strictObject({
    about: z.literal('receiver'),
    item: text,
    origin: text,
    sends: z.enum(['signature', 'key']),
  }),
  /** An account, to whose service keys will be sent. */
  z.strictObject({
    about: z.literal('account'),
    name: text,
    origin: text,
    /** The address to which the service is told to deliver, where it is told one. */
    calls: text.optional(),
  }),
])
export type Confirmation = z.infer<typeof Confirmation>

/** How it was answered; `unavailable` where the system could not ask. */
export const ConfirmationAnswer = z.enum(['allowed', 'refused', 'unavailable'])
export type ConfirmationAnswer = z.infer<typeof ConfirmationAnswer>

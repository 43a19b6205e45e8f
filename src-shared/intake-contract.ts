import { z } from 'zod'
import { limits } from './bounds.ts'
import {
  ColumnMap,
  Entry,
  EntryChange,
  EntryId,
  EntrySelection,
  ImportFormat,
  IntakeAsk,
  IntakeState,
} from './intake.ts'

const Path = z.string().min(1).max(limits.path)
const Nothing = z.null()

export { IntakeFilter } from './intake.ts'

/** Entries of one provider together; the window shows them as a group. */
export const IntakeGroup = z.strictObject({
  providerName: z.string().max(limits.label),
  count: z.int(),
  chosen: z.int(),
})
export type IntakeGroup = z.infer<typeof IntakeGroup>

/** What became of what was kept. */
export const KeptReport = z.strictObject({
  added: z.int(),
  /** Items that already held the same secret and got its new places. */
  joined: z.int(),
  places: z.int(),
})
export type KeptReport = z.infer<typeof KeptReport>

/** Calls that look for keys, read them in and keep them; until they are kept nothing is written. */
export const intakeContract = {
  'intake.state': { input: Nothing, output: IntakeState },
  /**
   * Begins to look through folders and answers at once; `add` keeps what an earlier search found.
   *
   * A folder counts only if the person chose or dropped it; others are asked for in a dialog.
   */
  'intake.find': {
    input: z.strictObject({ folders: z.array(Path).min(1).max(50), add: z.boolean() }),
    output: Nothing,
  },
  /** Reads a file that the person chose; `format` null to find out, `password` for a locked one. */
  'intake.read': {
    input: z.strictObject({
      path: Path,
      format: ImportFormat.nullable(),
      password: z.string().min(1).max(limits.passphrase).nullable(),
    }),
    output: IntakeState,
  },
  /** Finds keys in pasted text: a key, a header, a curl command, a JSON reply, lines of `.env`. */
  'intake.paste': {
    input: z.strictObject({ text: z.string().min(1).max(limits.pastedText) }),
    output: IntakeState,
  },
  /** Takes the columns of a table for something else; remembered for tables with these titles. */
  'intake.map': { input: ColumnMap.pick({ columns: true, dates: true }), output: IntakeState },
  'intake.list': {
    input: IntakeAsk.extend({
      offset: z.int().min(0),
      limit: z.int().min(1).max(limits.pageRows),
    }),
    output: z.strictObject({
      rows: z.array(Entry).max(limits.pageRows),
      total: z.int(),
      groups: z.array(IntakeGroup).max(1_000),
    }),
  },
  'intake.get': { input: z.strictObject({ id: EntryId }), output: Entry },
  'intake.choose': {
    input: z.strictObject({ which: EntrySelection, chosen: z.boolean() }),
    output: IntakeState,
  },
  'intake.edit': {
    input: z.strictObject({ which: EntrySelection, change: EntryChange }),
    output: IntakeState,
  },
  /** Asks the providers, read-only and once for each key; says first whom it would ask. */
  'intake.checkPlan': {
    input: z.strictObject({ which: EntrySelection }),
    output: z.strictObject({
      keys: z.int(),
      hosts: z.array(z.strictObject({ host: z.string().max(300), keys: z.int() })).max(200),
    }),
  },
  'intake.check': { input: z.strictObject({ which: EntrySelection }), output: Nothing },
  /** Ends a search or a check; what was found until then stays. */
  'intake.stop': { input: Nothing, output: IntakeState },
  /** Keeps what is chosen in the open vault, with the places where it stands. */
  'intake.keep': { input: Nothing, output: KeptReport },
  /** Forgets everything that was found and not kept. */
  'intake.forget': { input: Nothing, output: Nothing },
} as const

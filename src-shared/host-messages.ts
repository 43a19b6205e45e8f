import { z } from 'zod'
import { Confirmation, ConfirmationAnswer } from './confirmation.ts'
import { PracticeProvider } from './ipc-contract.ts'
import { AppSettings } from './policy.ts'

/** What the main process tells the vault host; ports for windows travel beside `window`. */
export const ToHost = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    /** Absolute paths of the vault files and of the file that remembers their last manifests. */
    vaults: z.strictObject({ own: z.string(), practice: z.string() }),
    anchors: z.string(),
    /** A private folder for what is at work, such as the copy of a vault; ciphertext only. */
    work: z.string(),
    settings: AppSettings,
  }),
  z.strictObject({ kind: z.literal('window') }),
  z.strictObject({ kind: z.literal('settings'), settings: AppSettings }),
  z.strictObject({ kind: z.literal('practice'), providers: z.array(PracticeProvider).max(10) }),
  /** Another host of this app is still closing a vault or finishing a key, or no longer. */
  z.strictObject({ kind: z.literal('predecessor'), present: z.boolean() }),
  /** Take no new work, end what is making a key, then end the process. */
  z.strictObject({ kind: z.literal('finish') }),
  z.strictObject({ kind: z.literal('copied'), id: z.int(), ok: z.boolean() }),
  /** Files and folders that the person chose or dropped, and that may be read therefore. */
  z.strictObject({ kind: z.literal('granted'), paths: z.array(z.string()).max(50) }),
  z.strictObject({ kind: z.literal('confirmed'), id: z.int(), answer: ConfirmationAnswer }),
])
export type ToHost = z.infer<typeof ToHost>

/** What the vault host tells the main process: never a passphrase, never a vault key. */
export const FromHost = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('state'),
    unlocked: z.boolean(),
    /** True while a request that makes or replaces a key at a provider is under way. */
    creating: z.boolean(),
    /** True while a secret is shown, so that the window can be kept out of screen captures. */
    revealing: z.boolean(),
  }),
  /** Another program made a new vault key: this host can read nothing any more. */
  z.strictObject({ kind: z.literal('rekeyed') }),
  /** Remind the person quietly: how many keys are past their date, and how many will be soon. */
  z.strictObject({ kind: z.literal('remind'), overdue: z.int().min(0), dueSoon: z.int().min(0) }),
  /** Put this on the clipboard; `clearAfterMs` is null for what is no secret. */
  z.strictObject({
    kind: z.literal('copy'),
    id: z.int(),
    text: z.instanceof(Uint8Array),
    clearAfterMs: z.int().nullable(),
  }),
  /** Ask the person where no page can answer for them. */
  z.strictObject({ kind: z.literal('confirm'), id: z.int(), about: Confirmation }),
])
export type FromHost = z.infer<typeof FromHost>

/** The file that stands beside a practice vault for as long as it is being filled. */
export function fillingMarkOf(vaultPath: string): string {
  return `${vaultPath}.filling`
}

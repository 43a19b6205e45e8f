/**
 * Turns a secret into the few characters by which a person recognises it.
 *
 * Shows at most a public-looking prefix (`atna_sample_`) and the last four characters, by the rule
 * of src-shared/masking.ts; of anything short, or with spaces as in a sentence, nothing is shown.
 */
import { shownOf } from '../../src-shared/masking.ts'

export { hiddenAtLeast, hiddenBehindPrefix } from '../../src-shared/masking.ts'

const decoder = new TextDecoder('utf-8', { fatal: false })

/** The masked form of a secret, such as `atna_sample_…x9Qd`; never more than 27 characters. */
export function secretHint(secret: Uint8Array): string {
  const shown = shownOf(decoder.decode(secret))
  return shown ? `${shown.prefix}…${shown.tail}` : '••••'
}

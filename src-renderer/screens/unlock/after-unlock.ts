import type { Output } from '../../../src-shared/ipc-contract.ts'

/** What a person is shown between unlocking and the keys. */
export type Arrival = 'choose-file' | 'first-opening' | 'new-passphrase'

/** What stands between unlocking and the keys, in order; mostly nothing. */
export function arrivalsOf(
  state: Output<'vault.state'>,
  openedWith: 'passphrase' | 'recovery-code',
): readonly Arrival[] {
  const arrivals: Arrival[] = []
  if (state.readOnly !== null) arrivals.push('choose-file')
  else if (state.firstOpening) arrivals.push('first-opening')
  // A vault that may only be read cannot take a new passphrase before the choice, so it comes last.
  if (openedWith === 'recovery-code') arrivals.push('new-passphrase')
  return arrivals
}

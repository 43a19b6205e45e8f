import type { CopyKey } from '../../src-shared/copies-contract.ts'
import type { ErrorCode } from '../../src-shared/errors.ts'
import { openerWords } from '../words/en-restore.ts'

/** What a person typed to open a file: a passphrase, or a recovery code. */
export type Opener = Pick<CopyKey, 'with' | 'secret'>

/** The refusals that a person answers by typing the opener again. */
export type OpenerRefusal = keyof typeof openerWords.wrong

/** An opener before anything was typed. */
export const noOpener: Opener = { with: 'passphrase', secret: '' }

/** Whether a refusal is answered by typing the opener again. */
export function isOpenerRefusal(code: ErrorCode | null): code is OpenerRefusal {
  return code !== null && Object.hasOwn(openerWords.wrong, code)
}

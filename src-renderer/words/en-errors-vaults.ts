import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ErrorWords } from './en-errors.ts'

/** The sentences about vault files and the list of them. */
export const vaultErrorWords = {
  'vault-missing': {
    happened: 'The vault file is not where it was.',
    kept: 'Keyturn made nothing in its place.',
    todo: 'Put the file back into its folder, or restore a backup.',
  },
  'vault-exists': {
    happened: 'There is a vault file in this place already.',
    kept: 'That file was not touched.',
    todo: 'Unlock it, or move it away before you create another one.',
  },
  'vault-listed': {
    happened: 'This vault is on the list already.',
    kept: 'The list is as it was.',
    todo: 'Choose it from the list, or choose another name or file.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>

import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ErrorWords } from './en-errors.ts'

/** The sentences about looking after keys. */
export const careErrorWords = {
  'place-in-browser': {
    happened: 'A variable with this name is built into pages that every visitor can read.',
    kept: 'Nothing was written, and the key was not shown.',
    todo: 'Keep the key on the server, under a name that is not published.',
  },
  'webhook-unset': {
    happened: 'Nobody has said yet how deliveries are signed with this secret.',
    kept: 'Nothing was sent.',
    todo: 'Choose a scheme for it first.',
  },
  'key-not-tryable': {
    happened: 'Keyturn knows no call by which this key could be tried.',
    kept: 'Nothing was sent.',
    todo: 'Try it on the provider’s own page, or with the program that uses it.',
  },
} as const satisfies Partial<Readonly<Record<ErrorCode, ErrorWords>>>

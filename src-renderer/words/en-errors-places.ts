import type { ErrorCode } from '../../src-shared/errors.ts'
import type { ErrorWords } from './en-errors.ts'

/** The sentences about handing over a key, about the old key, and about the places that use it. */
export const placeErrorWords = {
  'same-secret': {
    happened: 'This is the key that is being replaced, not a new one.',
    kept: 'Nothing was changed.',
    todo: 'Make a new key at the provider and paste that one.',
  },
  'old-key-in-use': {
    happened: 'The provider shows that something still uses the old key.',
    kept: 'Both keys work.',
    todo: 'Find what still uses it, or turn it off all the same.',
  },
  'old-key-refused': {
    happened: 'The provider refuses the old key. It may have been turned off meanwhile.',
    kept: 'The new key works and stays.',
    todo: 'Go on with the new key.',
  },
  'clock-skewed': {
    happened: 'The clock of this computer and the provider’s are more than 5 minutes apart.',
    kept: 'Both keys work. Nothing is turned off by itself meanwhile.',
    todo: 'Set the clock right, or turn the old key off yourself.',
  },
  'place-missing': {
    happened: 'There is no such file, or what is named here is not in it.',
    kept: 'Nothing was written here.',
    todo: 'Look at the path and the name. Correct them, or put back what is missing.',
  },
  'place-unreadable': {
    happened: 'This place cannot be read, or is not written the way Keyturn knows.',
    kept: 'Nothing was written here.',
    todo: 'Look at it, then try again, or change it by hand.',
  },
  'place-read-only': {
    happened: 'This file may not be written.',
    kept: 'Nothing was written here.',
    todo: 'Allow writing and try again, or change it by hand.',
  },
  'place-hard-linked': {
    happened: 'This file has several names, and replacing it would part them.',
    kept: 'Nothing was written here.',
    todo: 'Change it by hand, then tick it.',
  },
  'place-changed': {
    happened: 'Something else changed this place meanwhile.',
    kept: 'What the other change wrote still stands there.',
    todo: 'Look at what stands there now, then try again.',
  },
  'place-refused': {
    happened: 'The service refused the new key for this place.',
    kept: 'What stood there before still stands there.',
    todo: 'Look at its account under Settings, then try again.',
  },
  'place-check-failed': {
    happened: 'The new key stands here, but the check of this place failed.',
    kept: 'Both are in the vault: the new key and what stood here before.',
    todo: 'Look whether the place works, then check again, or put back what stood here.',
  },
  'command-missing': {
    happened: 'The program is not on this computer, or may not be run.',
    kept: 'Nothing was handed over.',
    todo: 'Install it or correct the place, then try again.',
  },
  'command-failed': {
    happened: 'The program ended with an error.',
    kept: 'The new key is in the vault.',
    todo: 'Read what it said, then try again.',
  },
  'command-timeout': {
    happened: 'The program took too long and was ended. It may have taken the new key.',
    kept: 'The new key is in the vault.',
    todo: 'Look whether it took the key, then try again or tick it.',
  },
  'not-confirmed': {
    happened: 'You did not allow it in the window of the system.',
    kept: 'Nothing was saved.',
    todo: 'Save it again and choose Allow, if you want Keyturn to do that.',
  },
  'confirmation-unavailable': {
    happened: 'Keyturn must ask you in a window of the system, and none can be shown here.',
    kept: 'Nothing was saved.',
    todo: 'Make it a place that you look after yourself, or have the system show windows.',
  },
} satisfies Partial<Record<ErrorCode, ErrorWords>>

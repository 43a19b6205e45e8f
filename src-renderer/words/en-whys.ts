import type { Why } from '../../src-shared/care.ts'

/** Why a key is turned off or replaced, as people choose it and as the history tells it. */
export const whyWords: Readonly<Record<Why, string>> = {
  retired: 'What used it is retired',
  'vendor-left': 'A vendor no longer needs access',
  'teammate-left': 'A teammate left',
  exposed: 'Others may have seen it',
  unused: 'Nobody uses it',
  replaced: 'A newer key took its place',
  'access-changed': 'Who or what may use it changed',
  scheduled: 'It is time for a new one',
}

import { limits } from '../../../src-shared/bounds.ts'
import { stepWords } from '../../words/en.ts'

const words = stepWords.roads.whys

/** Why a key is turned off at once. */
export type Why = keyof typeof words

/** Every reason to choose from, the most urgent first. */
export const whys: readonly Why[] = ['exposed', 'teammate-left', 'vendor-left', 'retired', 'other']

/** The reason as it is kept, or null while it says nothing. */
export function reasonText(why: Why | null, inWords: string): string | null {
  const own = inWords.trim()
  if (why === null || (why === 'other' && own === '')) return null
  const text = why === 'other' ? own : own === '' ? words[why] : `${words[why]}: ${own}`
  return Array.from(text).slice(0, limits.label).join('')
}

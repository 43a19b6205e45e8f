import { itemWords } from '../../words/en-item.ts'
import { whyWords } from '../../words/en-whys.ts'

/** What was done, in words; an event of a later version is shown by its own name. */
export function auditText(event: string): string {
  const known = Object.hasOwn(itemWords.audit, event) ? itemWords.audit[event] : undefined
  return known ?? plainText(event)
}

const whys: Readonly<Record<string, string>> = whyWords

/** Why it was done, in words; a reason of a later version is shown by its own name. */
export function whyText(why: string): string {
  const known = Object.hasOwn(whys, why) ? whys[why] : undefined
  return `(${known ?? plainText(why)})`
}

function plainText(word: string): string {
  const plain = word.replaceAll('-', ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

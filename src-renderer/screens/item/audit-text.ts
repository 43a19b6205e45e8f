import { itemWords } from '../../words/en-item.ts'

/** What was done, in words; an event of a later version is shown by its own name. */
export function auditText(event: string): string {
  const known = Object.hasOwn(itemWords.audit, event) ? itemWords.audit[event] : undefined
  if (known !== undefined) return known
  const plain = event.replaceAll('-', ' ')
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

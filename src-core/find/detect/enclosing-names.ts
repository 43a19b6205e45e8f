// The name of what a value stands in: `twilio` of `twilio: { token: '…' }`.
// Promises to look at a short stretch before it. Signs inside of texts count as others do: a name
// that is read wrongly helps no value, since it has to speak of a provider.
import { nameBefore } from './assignments.ts'

const reach = 600
const deepest = 3
/** What everything in a file of settings stands in. */
const general = /^(?:config|settings|(?:module\.)?exports)$/i

/** The names around a place, from the outside in, joined with dots; empty for none. */
export function enclosingNames(text: string, at: number): string {
  const names: string[] = []
  const least = Math.max(0, at - reach)
  let closed = 0
  for (let index = at - 1; index >= least && names.length < deepest; index -= 1) {
    const sign = text[index]
    if (sign === '}' || sign === ']') closed += 1
    else if (sign !== '{' && sign !== '[') continue
    else if (closed > 0) closed -= 1
    else names.unshift(nameOf(text, index))
  }
  return names.filter((name) => name !== '' && !general.test(name)).join('.')
}

// `name: {`, `'name' => [`, `name = {`.
function nameOf(text: string, opening: number): string {
  let at = opening - 1
  while (at > opening - 8 && /\s/.test(text[at] ?? '')) at -= 1
  if (text[at] === '>' && text[at - 1] === '=') at -= 1
  return text[at] === ':' || text[at] === '=' ? nameBefore(text, at) : ''
}

// Cuts texts from elsewhere to the length that a field of an item may have.
// Promises whole characters and no lone halves of one; nothing else is changed.

/** The text, cut where it is longer than that many UTF-16 units. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** Each text cut, without empty ones and doubles, and no more than so many of them. */
export function clippedAll(
  texts: readonly string[],
  { each, count }: { readonly each: number; readonly count: number },
): string[] {
  const cut = texts.map((text) => clipped(text.trim(), each)).filter((text) => text !== '')
  return [...new Set(cut)].slice(0, count)
}

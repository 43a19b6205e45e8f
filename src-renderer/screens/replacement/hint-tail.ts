/** The end of a masked hint, such as `…x9Qd`, for places too narrow for its beginning. */
export function hintTail(hint: string | null): string {
  if (hint === null) return ''
  const cut = hint.lastIndexOf('…')
  return cut === -1 ? hint : hint.slice(cut)
}

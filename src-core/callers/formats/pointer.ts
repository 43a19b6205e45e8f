// The steps of a JSON pointer (RFC 6901).

/** The keys from the outermost to the innermost; none for the whole document. */
export function stepsOf(pointer: string): readonly string[] {
  if (pointer === '') return []
  // Section 4: `~1` first, or `~01` would become a slash.
  const steps = pointer.slice(1).split('/')
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The place in a list that a step names, or null: digits without a leading zero (section 4). */
export function indexOf(step: string): number | null {
  return /^(?:0|[1-9]\d{0,9})$/.test(step) ? Number(step) : null
}

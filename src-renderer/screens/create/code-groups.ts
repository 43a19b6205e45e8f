/** One group of a recovery code that a person is asked for, counted from 1. */
export type AskedGroup = { readonly number: number; readonly text: string }

/** The groups of a recovery code, as they are written down. */
export function groupsOf(code: string): readonly string[] {
  return code.split('-').filter((group) => group !== '')
}

/**
 * Two groups to ask for; another attempt asks for two others.
 *
 * The code, which is random, decides which come first: nobody learns to write down only those.
 */
export function askedGroups(code: string, attempt: number): readonly AskedGroup[] {
  const groups = groupsOf(code)
  if (groups.length === 0) return []
  const first = (sumOf(code) + attempt) % groups.length
  const second = (first + Math.max(1, Math.floor(groups.length / 2))) % groups.length
  return [...new Set([first, second])]
    .sort((a, b) => a - b)
    .map((index) => ({ number: index + 1, text: groups[index] ?? '' }))
}

function sumOf(code: string): number {
  return new TextEncoder().encode(code).reduce((sum, byte) => sum + byte, 0)
}

/** Whether what was typed is the group; reads `O` as `0` and `I`, `L` as `1`, as the code does. */
export function isGroup(typed: string, group: string): boolean {
  return readGroup(typed) === readGroup(group)
}

function readGroup(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

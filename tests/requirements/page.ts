import type { FoundTests } from './find-tests.ts'
import type { RequirementGroup } from './requirements.ts'

/** The numbers that no test carries. */
export function missingNumbers(
  groups: readonly RequirementGroup[],
  found: FoundTests,
): readonly string[] {
  return numbersOf(groups).filter((number) => !found.has(number))
}

/** The numbers that tests carry and nobody asked for. */
export function strayNumbers(
  groups: readonly RequirementGroup[],
  found: FoundTests,
): readonly string[] {
  const known = new Set(numbersOf(groups))
  return [...found.keys()].filter((number) => !known.has(number))
}

/** The page `docs/REQUIREMENTS.md`. */
export function requirementsPage(groups: readonly RequirementGroup[], found: FoundTests): string {
  const all = numbersOf(groups)
  const shown = all.filter((number) => found.has(number)).length
  const head = [
    '# Requirements',
    '',
    'Made by `npm run requirements`; not written by hand. Keyturn was asked for by the help pages of',
    'five systems. What they ask is numbered here, in our words, with the test files that show it: the',
    'number stands at the beginning of a test’s name.',
    '',
    `${shown} of ${all.length} are shown by a test.`,
  ]
  return [...head, ...groups.flatMap((group) => section(group, found)), ''].join('\n')
}

function section({ title, meanings }: RequirementGroup, found: FoundTests): readonly string[] {
  const rows = Object.entries(meanings).map(([number, meaning]) => {
    const files = found.get(number) ?? []
    return `- **${number}** ${meaning} ${files.map((file) => `\`${file}\``).join(', ') || '—'}`
  })
  return ['', `## ${title}`, '', ...rows]
}

function numbersOf(groups: readonly RequirementGroup[]): readonly string[] {
  return groups.flatMap(({ meanings }) => Object.keys(meanings))
}

// The public half that stands near a secret.
// Promises to look at a short stretch around it, and to take nothing that is a secret itself.
import { assignmentsOf, type Assignment } from './assignments.ts'
import type { FileTraits } from './file-traits.ts'
import type { Found } from './found.ts'
import { wordsOf } from './names.ts'
import type { KeyFormat } from '../formats/formats.ts'
import { isPlaceholder } from './placeholder.ts'

const reach = 700
const longestId = 200

/** A secret and the name that it has. */
export type Half = {
  readonly format: KeyFormat | null
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Where the public half is looked for. */
export type Around = {
  readonly text: string
  readonly bare: FileTraits['bare']
  /** Public halves that tell themselves. */
  readonly ids: readonly Found[]
}

/** The public half of a secret, or null. */
export function partnerOf(half: Half, { text, bare, ids }: Around): string | null {
  const pattern = half.format?.idPattern ?? null
  const whole = pattern === null ? null : new RegExp(`^(?:${pattern})$`)
  if (whole) {
    const known = nearest(
      half,
      ids.filter(({ value }) => whole.test(value)),
    )
    if (known !== null) return known
  }
  const from = Math.max(0, half.start - reach)
  const near = assignmentsOf(text.slice(from, half.end + reach), { bare, names: 'all' })
  const own = near
    .map((other) => ({ ...other, start: other.start + from, end: other.end + from }))
    .filter((other) => isOtherHalf(half, other, whole))
  return nearest(half, own)
}

function nearest(
  half: Half,
  others: readonly Pick<Assignment, 'value' | 'start' | 'end'>[],
): string | null {
  let best: { readonly value: string; readonly gap: number } | null = null
  for (const { value, start, end } of others) {
    const gap = end <= half.start ? half.start - end : start - half.end
    if (gap >= 0 && gap <= reach && (best === null || gap < best.gap)) best = { value, gap }
  }
  return best?.value ?? null
}

function isOtherHalf(half: Half, other: Assignment, whole: RegExp | null): boolean {
  const { name, value } = other
  if (value === '' || value.length > longestId || /\s/.test(value)) return false
  if (other.start < half.end && other.end > half.start) return false
  const [own, theirs] = [wordsOf(half.name), wordsOf(name)]
  const isNamedSo =
    whole?.test(value) === true
      ? isAnId(theirs) || theirs.some((word) => own.includes(word))
      : isAnId(theirs) && half.name !== '' && stemOf(own) === stemOf(theirs)
  // Last, since it is the dearest question.
  return isNamedSo && !isPlaceholder(value)
}

function isAnId(words: readonly string[]): boolean {
  const [before, last] = words.slice(-2)
  if (last === 'id' || last === 'sid' || last === 'clientid' || last === 'appid') return true
  return last === 'key' && (before === 'consumer' || before === 'public' || before === 'access')
}

/** What both halves of one key are named after: `github` of `GITHUB_CLIENT_SECRET` and `…_ID`. */
function stemOf(words: readonly string[]): string {
  return words
    .filter(
      (word) =>
        !/^(?:secret|id|sid|key|token|access|auth|account|clientid|clientsecret|public|private|api|value)$/.test(
          word,
        ),
    )
    .join(' ')
}

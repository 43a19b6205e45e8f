// Secrets of AWS without a telling name, beside the access key ID that gives them away.
import { formatById } from '../formats/formats.ts'
import type { Mark } from './mark.ts'
import type { Found } from './found.ts'
import { isMachineMade } from './machine-made.ts'
import { isPlaceholder } from './placeholder.ts'

const reach = 300
const secret = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g

/** The secrets near access key IDs that have none by name. */
export function loneAwsSecrets(
  text: string,
  ids: readonly Found[],
  marks: readonly Mark[],
): Mark[] {
  const format = formatById('aws-access-key')
  const paired = new Set(marks.map(({ credentialId }) => credentialId))
  const lone = ids.filter(
    ({ format: { id }, value }) => id === 'aws-access-key-id' && !paired.has(value),
  )
  const taken = new Set(marks.map(({ start }) => start))
  return lone.flatMap((id): Mark[] => {
    const start = secretNear(text, id)
    if (start === null || taken.has(start)) return []
    taken.add(start)
    const value = text.slice(start, start + 40)
    return [
      {
        value,
        start,
        end: start + value.length,
        name: '',
        format,
        provider: 'AWS',
        kind: 'key-pair',
        confidence: 'likely',
        why: 'format',
        credentialId: id.value,
      },
    ]
  })
}

function secretNear(text: string, { start, end }: Found): number | null {
  const behind = firstSecret(text, end, end + reach)
  return behind ?? firstSecret(text, Math.max(0, start - reach), start)
}

function firstSecret(text: string, from: number, to: number): number | null {
  for (const { 0: value, index } of text.slice(from, to).matchAll(secret)) {
    const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value)
    if (isMixed && isMachineMade(value) && !isPlaceholder(value)) return from + index
  }
  return null
}

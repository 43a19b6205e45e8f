// The keys that one file holds.
// Promises to throw on no input, and work in proportion to its length.
import type { Candidate } from '../candidate.ts'
import { formatOf } from '../formats/formats.ts'

/** The values in a file that may be keys. */
export function detectKeys(file: {
  readonly path: string
  readonly bytes: Uint8Array
}): Candidate[] {
  const lines = new TextDecoder().decode(file.bytes).split('\n')
  return lines.flatMap((text, index): Candidate[] => {
    const [, variable = '', value = ''] =
      /^(?:export )?(\w{1,200})=["']?([^"'\s]{8,4000})/.exec(text) ?? []
    const format = formatOf(value)
    if (!format || format.isPublic) return []
    return [
      {
        value: new TextEncoder().encode(value),
        credentialId: null,
        format: format.id,
        providerName: format.provider,
        kind: format.kind,
        confidence: 'certain',
        why: 'format',
        variable,
        at: null,
        line: index + 1,
        sort: 'env',
        environment: format.environment,
      },
    ]
  })
}

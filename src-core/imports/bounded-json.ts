// A JSON text of which nobody knows who wrote it.
// Promises to refuse what would cost far more memory than the file, before it is parsed.
import { VaultError } from '../../src-shared/errors.ts'
import { importLimits } from './import-limits.ts'

/** What the text says; throws `import-damaged` or `import-too-large`. */
export function parseBoundedJson(text: string): unknown {
  checkShape(text)
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed
  } catch {
    // The cause would quote the text.
    throw new VaultError('import-damaged')
  }
}

function checkShape(text: string): void {
  let depth = 0
  let count = 0
  let isInside = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (isInside) {
      if (sign === backslash) at += 1
      else if (sign === quote) isInside = false
    } else if (sign === quote) {
      isInside = true
    } else if (sign === brace || sign === bracket) {
      depth += 1
      count += 1
      if (depth > importLimits.depth) throw new VaultError('import-damaged')
      if (count > importLimits.nodes) throw new VaultError('import-too-large')
    } else if (sign === closingBrace || sign === closingBracket) {
      depth -= 1
    }
  }
}

const [quote, backslash, brace, closingBrace] = [0x22, 0x5c, 0x7b, 0x7d]
const [bracket, closingBracket] = [0x5b, 0x5d]

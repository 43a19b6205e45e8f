import { replaced, type TextFormat } from '../../../../../src-core/callers/formats/text-format.ts'
import { VaultError } from '../../../../../src-shared/errors.ts'

/** The text with another secret. */
export function changed(format: TextFormat, text: string, value: string): string {
  const { secret } = format.find(text)
  if (!secret) throw new Error('no secret stands there')
  return replaced(text, secret, format.write(text, secret, value))
}

/** The code with which something is refused, or null. */
export function codeOf(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (thrown) {
    return thrown instanceof VaultError ? thrown.code : 'something else'
  }
}

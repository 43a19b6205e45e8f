// The ways in which files write one value: as it is, and as a text in quotes or with line ends of
// Windows would have it.
// Promises bytes only, and the value itself first; the others are copies, which the caller wipes.
// Must not guess: an indented block has no form of its own.

/** The value, and every other way to write it that differs from it. */
export function writtenForms(value: Uint8Array): readonly [Uint8Array, ...Uint8Array[]] {
  if (!value.some((byte) => escapes.has(byte))) return [value]
  const quoted = rewritten(value, (byte) => escapes.get(byte))
  // A checkout on Windows, whose line ends git takes away again (gitattributes(5), "text").
  const isPlain = value.includes(lineEnd) && !value.includes(carriageReturn)
  return isPlain ? [value, quoted, rewritten(value, windowsEnd)] : [value, quoted]
}

const lineEnd = 0x0a
const carriageReturn = 0x0d

/** As JSON and most languages write them in quotes (RFC 8259 section 7). */
const escapes: ReadonlyMap<number, readonly number[]> = new Map(
  Object.entries({ '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' }).map(
    ([sign, written]) => [sign.charCodeAt(0), [...new TextEncoder().encode(written)]],
  ),
)

function windowsEnd(byte: number): readonly number[] | undefined {
  return byte === lineEnd ? [carriageReturn, lineEnd] : undefined
}

function rewritten(
  value: Uint8Array,
  writing: (byte: number) => readonly number[] | undefined,
): Uint8Array {
  const length = value.reduce((sum, byte) => sum + (writing(byte)?.length ?? 1), 0)
  const all = new Uint8Array(length)
  let at = 0
  for (const byte of value) {
    const written = writing(byte)
    if (written) all.set(written, at)
    else all[at] = byte
    at += written?.length ?? 1
  }
  return all
}

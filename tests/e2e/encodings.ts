/** One way in which a text may stand in bytes. */
export type Trace = { readonly as: string; readonly bytes: Buffer }

/** The ways in which a text could be left behind: as text, as base64 at any offset, as hex. */
export function tracesOf(text: string): readonly Trace[] {
  return [
    { as: 'UTF-8', bytes: Buffer.from(text) },
    { as: 'UTF-16LE', bytes: Buffer.from(text, 'utf16le') },
    ...encoded(Buffer.from(text)),
  ]
}

/** The same for bytes that are no text, such as a key. */
export function tracesOfBytes(name: string, bytes: Uint8Array): readonly Trace[] {
  const all = [{ as: 'bytes', bytes: Buffer.from(bytes) }, ...encoded(Buffer.from(bytes))]
  return all.map((trace) => ({ ...trace, as: `${name} as ${trace.as}` }))
}

function encoded(bytes: Buffer): readonly Trace[] {
  const hex = bytes.toString('hex')
  return [
    { as: 'hex', bytes: Buffer.from(hex) },
    { as: 'HEX', bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].map((offset) => ({
      as: `base64 at ${offset}`,
      bytes: Buffer.from(base64At(bytes, offset)),
    })),
  ]
}

/** Which of the texts stand in the bytes, and how. */
export function foundIn(bytes: Buffer, texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    tracesOf(text)
      .filter((trace) => bytes.includes(trace.bytes))
      .map(({ as }) => `${text} as ${as}`),
  )
}

// Base64 goes by three bytes: what the neighbours decide, too, is left out.
function base64At(bytes: Buffer, offset: number): string {
  const before = Buffer.alloc(offset)
  const whole = Buffer.concat([before, bytes])
  const known = Math.floor((whole.length * 8) / 6)
  return whole
    .toString('base64')
    .slice(0, known)
    .slice(Math.ceil((offset * 8) / 6))
}

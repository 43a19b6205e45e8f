// The text that the bytes of a file stand for.
// Promises to throw on no input: what is no text has none.

const headLength = 8_192

/** The text of a file, without the mark that tells its encoding; null for one that is no text. */
export function textOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes.subarray(2), 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes.subarray(2), 'utf-16be')
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf
  const body = isMarked ? bytes.subarray(3) : bytes
  // As git tells: what has a zero near its beginning is no text.
  return body.subarray(0, headLength).includes(0) ? null : decoded(body, 'utf-8')
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}

/** Tells on which line a character stands, from 1. */
export function lineTeller(text: string): (index: number) => number {
  let starts: number[] | null = null
  return (index) => {
    starts ??= startsOf(text)
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= index) low = middle
      else high = middle
    }
    return low + 1
  }
}

function startsOf(text: string): number[] {
  const starts = [0]
  for (const end of text.matchAll(/\r\n|\n|\r/g)) starts.push(end.index + end[0].length)
  return starts
}

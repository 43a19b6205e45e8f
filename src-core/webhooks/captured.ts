// Reads a request as a person captured it: header lines from a log, a tool or a browser.
// Promises to take lines in any case and with what tools put before them, and to make nothing up.
// Must not change the body: what was signed are its bytes.

/** A captured request. */
export type Captured = {
  /** By names in lower case; a header that came several times has its values joined by a comma. */
  readonly headers: ReadonlyMap<string, string>
  /** Null where it was not captured. */
  readonly request: { readonly method: string; readonly target: string } | null
  readonly body: Uint8Array
}

/** What a person pasted. */
export type Pasted = {
  readonly headers: string
  /** The request line's method and target, or empty. */
  readonly request: string
  readonly body: string
}

/** What curl -v and log viewers put before a line. */
const mark = /^\s*[>*<|]\s?/

// It takes every sign of the value, so that no line makes it try one end after another.
const headerLine = /^\s*["']?([A-Za-z0-9][A-Za-z0-9!#$%&+.^_`|~-]{0,199})["']?\s*:(.*)$/s

/** RFC 9112 section 3: method, target and version, of which people leave out the version. */
const requestLine = /^\s*([A-Za-z]{3,10})\s+(\S+)(?:\s+HTTP\/[\d.]+)?\s*$/

/** Reads what was pasted. */
export function readCaptured(pasted: Pasted): Captured {
  const lines = unfolded(pasted.headers.split(/\r\n?|\n/).map((line) => line.replace(mark, '')))
  const headers = new Map<string, string>()
  let onTop: Captured['request'] = null
  for (const line of lines) {
    const [, name, value = ''] = headerLine.exec(line) ?? []
    if (name === undefined) onTop ??= readRequest(line)
    else headers.set(name.toLowerCase(), joined(headers.get(name.toLowerCase()), valueOf(value)))
  }
  const body = new TextEncoder().encode(pasted.body)
  return { headers, request: readRequest(pasted.request) ?? onTop, body }
}

// RFC 9112 section 5.2: a line that begins with white space goes on with the one before.
function unfolded(lines: readonly string[]): readonly string[] {
  const whole: { readonly isHeader: boolean; readonly parts: string[] }[] = []
  for (const line of lines) {
    const isHeader = headerLine.test(line)
    const before = whole.at(-1)
    const goesOn = !isHeader && before?.isHeader === true && /^[ \t]+\S/.test(line)
    if (goesOn) before.parts.push(line.trim())
    else whole.push({ isHeader, parts: [line] })
  }
  return whole.map(({ parts }) => parts.join(' '))
}

/** A value as it stood in JSON or in a list of a program is taken out of its quotes. */
function valueOf(text: string): string {
  const bare = text.trim()
  return /^(["']).*\1,?$/.exec(bare) ? bare.replace(/,$/, '').slice(1, -1) : bare
}

function joined(before: string | undefined, value: string): string {
  return before === undefined || before === value ? value : `${before}, ${value}`
}

function readRequest(line: string): Captured['request'] {
  const [, method, target] = requestLine.exec(line.replace(mark, '')) ?? []
  if (method === undefined || target === undefined) return null
  if (target.startsWith('/')) return { method, target }
  const url = URL.canParse(target) ? new URL(target) : null
  // RFC 9112 section 3.2.2: to a proxy the whole address stands there, and the path is signed.
  return url ? { method, target: url.pathname + url.search } : null
}

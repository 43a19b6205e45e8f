// The part of a search for keys that runs in a thread: reads files, and says what they may hold.
// Promises one answer to every order but the first, whatever the files are; what it read is wiped
// before it answers, and values leave the thread with their memory, so that none stays behind.
// Must not keep anything from one order to the next, nor write or send anything elsewhere.
import { readSmallFile } from '../files/read-small-file.ts'
import type { Candidate } from './candidate.ts'
import { detectKeys } from './detect/detect-keys.ts'
import type { ThreadPort } from './threads.ts'

/** What a thread is told. */
export type DetectOrder =
  | {
      readonly task: 'detect'
      readonly is: 'begin'
      /** Larger files are left alone, in bytes. */
      readonly largest: number
    }
  | { readonly task: 'detect'; readonly is: 'files'; readonly paths: readonly string[] }

/** What stood in one file. */
export type DetectedFile = {
  readonly path: string
  /** When it was last changed, in milliseconds. */
  readonly mtimeMs: number
  readonly candidates: readonly Candidate[]
}

/** What a thread says of the files of one order. */
export type DetectAnswer = {
  readonly found: readonly DetectedFile[]
  readonly unreadable: readonly string[]
  readonly files: number
  readonly tooLarge: number
  readonly binary: number
  readonly bytes: number
}

/** Most candidates that one file is believed: more of them are data, and not keys. */
export const mostInOneFile = 2_000

/** Serves the orders of `findKeys`. */
export function detectTask(port: ThreadPort): (order: unknown) => void {
  let largest = 0
  return (message) => {
    const order = orderOf(message)
    if (order.is === 'begin') {
      largest = order.largest
      return
    }
    const answer = detectIn(order.paths, largest)
    port.post(answer, memoryOf(answer))
  }
}

/** Looks into some files. */
export function detectIn(paths: readonly string[], largest: number): DetectAnswer {
  const found: DetectedFile[] = []
  const unreadable: string[] = []
  let [tooLarge, binary, bytes] = [0, 0, 0]
  for (const path of paths) {
    const small = readSmallFile(path, { largest, isWanted: isText })
    if (!small.read) {
      if (small.why === 'unreadable') unreadable.push(path)
      else if (small.why === 'too-large') tooLarge += 1
      else binary += 1
      continue
    }
    const candidates = candidatesIn(path, small.bytes)
    if (candidates === null) {
      unreadable.push(path)
      continue
    }
    bytes += small.bytes.length
    if (candidates.length > 0) found.push({ path, mtimeMs: small.mtimeMs, candidates })
  }
  const files = paths.length - unreadable.length - tooLarge - binary
  return { found, unreadable, files, tooLarge, binary, bytes }
}

// One file that nobody thought of must not end the search through all others.
function candidatesIn(path: string, bytes: Uint8Array): readonly Candidate[] | null {
  try {
    const all = detectKeys({ path, bytes })
    const own = all
      .slice(0, mostInOneFile)
      .map((one) => ({ ...one, value: new Uint8Array(one.value) }))
    for (const { value } of all) value.fill(0)
    return own
  } catch {
    return null
  } finally {
    bytes.fill(0)
  }
}

// A zero byte near the beginning tells that a file is no text, which is how git tells it too;
// UTF-16 has such bytes as well, and says so in its first two.
function isText(head: Uint8Array): boolean {
  const [first, second] = head
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  return !head.includes(0)
}

// Each value was copied into memory of its own, which can be handed over.
function memoryOf({ found }: DetectAnswer): ArrayBuffer[] {
  return found.flatMap(({ candidates }) =>
    candidates.flatMap(({ value: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  )
}

/** `serveThread` hands over what findKeys of this process sent, and nothing else. */
function orderOf(message: unknown): DetectOrder {
  return message as DetectOrder
}

// Looks for values in files, inside a thread.
// Promises bounded memory whatever the size of a file, and to leave off soon after it is told to.
// Must not keep what it read: only where a value stands is answered.
import { readInto, readPieces } from '../../files/read-into.ts'
import type { ExactAnswer, ExactHit, ExactOrder } from './exact-messages.ts'
import { Matcher } from './needles.ts'
import { Counts, LineCount, PackedText } from './packed-text.ts'

/** Small enough to stay in the processor's cache while it is read and looked through. */
const packedBytes = 1_048_576
const pieceBytes = 4_194_304

/** What is known of files while they are looked through. */
type Findings = { -readonly [Key in keyof ExactAnswer]: Mutable<ExactAnswer[Key]> }
type Mutable<T> = T extends readonly (infer Each)[] ? Each[] : T

/** Looks for the values of one order in any number of files. */
export class FileSearch {
  readonly #matcher: Matcher
  readonly #stop: Int32Array
  readonly #largest: number
  readonly #packed = new PackedText(packedBytes)
  #paths: string[] = []
  #piece: Uint8Array | null = null
  #found = nothing()

  constructor({ needles, stop, largest }: Extract<ExactOrder, { is: 'begin' }>) {
    this.#matcher = new Matcher(needles)
    this.#stop = new Int32Array(stop)
    this.#largest = largest
  }

  /** What stands in some files. */
  through(paths: readonly string[]): ExactAnswer {
    this.#found = nothing()
    for (const path of paths) {
      if (this.#isStopped()) break
      this.#add(path)
    }
    this.#flush()
    return this.#found
  }

  /** Wipes what was read last. */
  end(): void {
    this.#packed.wipe()
    this.#piece?.fill(0)
  }

  #add(path: string): void {
    let read = readInto(path, this.#packed.memory, this.#packed.at)
    if (read.is === 'too-long' && this.#packed.count > 0) {
      this.#flush()
      read = readInto(path, this.#packed.memory, 0)
    }
    if (read.is === 'unreadable') this.#found.unreadable.push(path)
    else if (read.is === 'too-long') this.#throughLarge(path)
    else {
      this.#packed.take(read.bytes)
      this.#paths.push(path)
      this.#found.files += 1
      this.#found.bytes += read.bytes
    }
  }

  #flush(): void {
    let lines = new LineCount()
    let last = -1
    for (const { needle, text, offset } of this.#packed.search(this.#matcher)) {
      if (text !== last) lines = new LineCount()
      last = text
      const line = lines.lineAt(this.#packed.text(text), offset)
      this.#found.hits.push({ needle, path: this.#paths[text] ?? '', line, offset })
    }
    this.#packed.clear()
    this.#paths = []
  }

  #throughLarge(path: string): void {
    const offsets: { readonly needle: number; readonly offset: number }[] = []
    const counts = new Counts()
    const memory = this.#piecesMemory()
    const largest = this.#largest
    // A value that ends in what was looked through already was told of then.
    let told = 0
    const onPiece = (length: number, base: number): boolean => {
      this.#matcher.search(memory, length, (needle, start, end) => {
        if (base + end <= told || !counts.allows(needle, 0)) return
        offsets.push({ needle, offset: base + start })
      })
      told = base + length
      return !this.#isStopped()
    }
    const overlap = Math.max(0, this.#matcher.longest - 1)
    const read = readPieces({ path, memory, overlap, largest, onPiece })
    if (read.is !== 'read') {
      this.#found.unreadable.push(path)
      return
    }
    if (read.bytes >= largest) this.#found.tooLarge.push(path)
    this.#found.files += 1
    this.#found.bytes += read.bytes
    this.#found.hits.push(...this.#withLines(path, offsets))
  }

  // Lines are counted only where something was found: a second look at few files.
  #withLines(path: string, found: readonly Omit<ExactHit, 'path' | 'line'>[]): readonly ExactHit[] {
    if (found.length === 0) return []
    const sorted = [...found].sort((one, other) => one.offset - other.offset)
    const hits: ExactHit[] = []
    const lines = new LineCount()
    const memory = this.#piecesMemory()
    const onPiece = (length: number, base: number): boolean => {
      for (let hit = sorted[hits.length]; hit !== undefined; hit = sorted[hits.length]) {
        if (hit.offset >= base + length) break
        hits.push({ ...hit, path, line: lines.lineAt(memory, hit.offset - base) })
      }
      lines.pass(memory, length)
      return hits.length < sorted.length && !this.#isStopped()
    }
    readPieces({ path, memory, overlap: 0, largest: this.#largest, onPiece })
    return hits
  }

  #piecesMemory(): Uint8Array {
    this.#piece ??= new Uint8Array(Math.max(pieceBytes, 4 * this.#matcher.longest))
    return this.#piece
  }

  #isStopped(): boolean {
    return Atomics.load(this.#stop, 0) !== 0
  }
}

function nothing(): Findings {
  return { files: 0, bytes: 0, hits: [], unreadable: [], tooLarge: [] }
}

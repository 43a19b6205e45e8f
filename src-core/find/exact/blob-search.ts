// Looks for values in stored files of git as they stream by, inside a thread.
// Promises bounded memory whatever the size of a file, and each value once for each file.
// Must not keep what it read.
import type { BlobSink, GitBlob } from '../../files/git-objects.ts'
import type { BlobHit } from './history-messages.ts'
import { Matcher, type SharedNeedles } from './needles.ts'
import { PackedText } from './packed-text.ts'

const packedBytes = 1_048_576

/** What streams by, looked through as soon as enough of it is there. */
export class BlobSearch implements BlobSink {
  blobs = 0
  bytesRead = 0
  readonly #matcher: Matcher
  readonly #packed: PackedText
  readonly #hits = new Map<string, BlobHit>()
  #oids: string[] = []
  #oid = ''
  /** How much of the blob at hand stands in memory, behind what is complete. */
  #filled = 0

  constructor(needles: SharedNeedles) {
    this.#matcher = new Matcher(needles)
    this.#packed = new PackedText(Math.max(packedBytes, 4 * this.#matcher.longest))
  }

  begin({ oid, bytes }: GitBlob): void {
    this.#oid = oid
    if (this.#packed.at + bytes >= this.#packed.memory.length) this.#flush()
  }

  bytes(piece: Uint8Array): void {
    const { memory } = this.#packed
    this.bytesRead += piece.length
    for (let from = 0; from < piece.length;) {
      const at = this.#packed.at + this.#filled
      const part = piece.subarray(from, from + memory.length - 1 - at)
      memory.set(part, at)
      this.#filled += part.length
      from += part.length
      if (from < piece.length) this.#passOn()
    }
  }

  end(): void {
    this.blobs += 1
    this.#take()
  }

  /** What was found since the last time. */
  taken(): readonly BlobHit[] {
    this.#flush()
    const hits = [...this.#hits.values()]
    this.#hits.clear()
    return hits
  }

  wipe(): void {
    this.#packed.wipe()
  }

  #take(): void {
    this.#packed.take(this.#filled)
    this.#oids.push(this.#oid)
    this.#filled = 0
  }

  // A blob that is larger than the memory: its end stands at the beginning again, since a value may
  // go on behind it.
  #passOn(): void {
    const end = this.#packed.at + this.#filled
    this.#take()
    const kept = this.#packed.memory.slice(Math.max(0, end - this.#matcher.longest + 1), end)
    this.#flush()
    this.#packed.memory.set(kept)
    this.#filled = kept.length
  }

  #flush(): void {
    for (const { needle, text } of this.#packed.search(this.#matcher)) {
      const oid = this.#oids[text] ?? ''
      this.#hits.set(`${needle} ${oid}`, { needle, oid })
    }
    this.#packed.clear()
    this.#oids = []
  }
}

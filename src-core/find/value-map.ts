// A map whose keys are the bytes of values.
// Promises to compare values byte by byte, and to make no other copy of them, least of all a text.
// Must not outlive the values.

/** A map from values to whatever is known of them. */
export class ValueMap<T> {
  readonly #buckets = new Map<number, { readonly value: Uint8Array; readonly known: T }[]>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get(value: Uint8Array): T | null {
    const bucket = this.#buckets.get(hashOf(value))
    return bucket?.find((each) => isSame(each.value, value))?.known ?? null
  }

  /** Adds a value that is not there yet; the bytes stay whose they are. */
  add(value: Uint8Array, known: T): void {
    const hash = hashOf(value)
    const bucket = this.#buckets.get(hash)
    if (bucket) bucket.push({ value, known })
    else this.#buckets.set(hash, [{ value, known }])
    this.#size += 1
  }

  *all(): Generator<T> {
    for (const bucket of this.#buckets.values()) {
      for (const { known } of bucket) yield known
    }
  }
}

/**
 * Where the hash begins: elsewhere in every process.
 *
 * A stranger's folder could hold values that all have one hash, and make every look-up a search.
 */
const beginning = (0x811c9dc5 ^ Math.imul((performance.timeOrigin * 1_000) | 0, 0x9e3779b1)) | 0

// FNV-1a (draft-eastlake-fnv), 32 bit.
function hashOf(value: Uint8Array): number {
  let hash = beginning
  for (const byte of value) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  return one.every((byte, at) => byte === other[at])
}

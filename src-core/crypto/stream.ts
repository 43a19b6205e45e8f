/*
 * A long sealed run of chunks: libsodium's secretstream, XChaCha20-Poly1305.
 *
 * The stream itself finds chunks that were changed, swapped or repeated. It does not find an end
 * that is missing: whoever reads has to see the last chunk, and nothing after it
 * (doc.libsodium.org, "Encrypting a set of related messages").
 */
import { VaultError } from '../../src-shared/errors.ts'
import { sodium } from './sodium.ts'

/** How many bytes stand in front of the first chunk. */
export const streamHeaderBytes = 24

/** How many bytes a sealed chunk is longer than what is sealed. */
export const chunkOverhead = 17

/** What a stream is sealed under; what it is tied to goes into its first chunk. */
export type StreamUnder = { readonly key: Uint8Array; readonly aad: Uint8Array }

/** Whether a chunk is the last one. */
export type ChunkPlace = 'more' | 'last'

/** A chunk that was opened. */
export type OpenedChunk = { readonly place: ChunkPlace; readonly bytes: Uint8Array }

// The library keeps these two states in its own memory, which ends with the process.
type PushState = ReturnType<typeof sodium.crypto_secretstream_xchacha20poly1305_init_push>['state']
type PullState = ReturnType<typeof sodium.crypto_secretstream_xchacha20poly1305_init_pull>

/** Seals one chunk after another. */
export class StreamSealer {
  /** Fresh randomness, which the reader needs. */
  readonly header: Uint8Array
  readonly #state: PushState
  readonly #order: Order

  constructor({ key, aad }: StreamUnder) {
    this.#order = new Order(aad)
    const { state, header } = sodium.crypto_secretstream_xchacha20poly1305_init_push(key)
    this.#state = state
    this.header = header
  }

  seal(bytes: Uint8Array, place: ChunkPlace): Uint8Array {
    const aad = this.#order.next()
    this.#order.was(place)
    return sodium.crypto_secretstream_xchacha20poly1305_push(this.#state, bytes, aad, tagOf(place))
  }
}

/** Opens one chunk after another; throws `copy-damaged`. */
export class StreamOpener {
  readonly #state: PullState
  readonly #order: Order

  constructor({ key, aad, header }: StreamUnder & { readonly header: Uint8Array }) {
    if (header.length !== streamHeaderBytes) throw new VaultError('copy-damaged')
    this.#order = new Order(aad)
    this.#state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key)
  }

  /** The next chunk; there is none after the last one. */
  open(sealed: Uint8Array): OpenedChunk {
    if (sealed.length < chunkOverhead) throw new VaultError('copy-damaged')
    const aad = this.#order.next()
    // False for a chunk that is not the one that was sealed here; the typing does not say so.
    const pulled: { readonly message: Uint8Array; readonly tag: number } | false =
      sodium.crypto_secretstream_xchacha20poly1305_pull(this.#state, sealed, aad)
    if (pulled === false) throw new VaultError('copy-damaged')
    const place = placeOf(pulled.tag)
    this.#order.was(place)
    return { place, bytes: pulled.message }
  }

  /** Throws `copy-damaged` unless the last chunk was opened. */
  end(): void {
    if (!this.#order.isOver) throw new VaultError('copy-damaged')
  }
}

/** The additional data of each chunk in its turn, and the end. */
class Order {
  #first: Uint8Array | null
  #over = false

  constructor(aad: Uint8Array) {
    // libsodium.js takes empty and absent additional data for the same.
    if (aad.length === 0) throw new RangeError('A stream needs additional data')
    this.#first = aad
  }

  get isOver(): boolean {
    return this.#over
  }

  next(): Uint8Array | null {
    if (this.#over) throw new VaultError('copy-damaged')
    const aad = this.#first
    this.#first = null
    return aad
  }

  was(place: ChunkPlace): void {
    this.#over = place === 'last'
  }
}

function tagOf(place: ChunkPlace): number {
  return place === 'last'
    ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
}

// The other tags of the library (push, rekey) are never written.
function placeOf(tag: number): ChunkPlace {
  if (tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL) return 'last'
  if (tag === sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE) return 'more'
  throw new VaultError('copy-damaged')
}

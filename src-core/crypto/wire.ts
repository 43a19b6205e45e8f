/*
 * Fixed-width, big-endian fields, written and read one after another.
 *
 * Numbers stay below 2^53, so that nothing is rounded; whatever does not fit is refused as damage.
 */
import { VaultError } from '../../src-shared/errors.ts'
import { joinBytes } from './bytes.ts'

/** Writes fields one after another. */
export class WireWriter {
  readonly #parts: Uint8Array[] = []

  u8(value: number): this {
    return this.#number(value, 1)
  }

  u16(value: number): this {
    return this.#number(value, 2)
  }

  u32(value: number): this {
    return this.#number(value, 4)
  }

  u64(value: number): this {
    return this.#number(value, 8)
  }

  bytes(value: Uint8Array): this {
    this.#parts.push(value)
    return this
  }

  ascii(text: string): this {
    return this.bytes(new TextEncoder().encode(text))
  }

  /** Everything that was written, in new memory. */
  done(): Uint8Array {
    return joinBytes(...this.#parts)
  }

  #number(value: number, width: number): this {
    if (!Number.isSafeInteger(value) || value < 0 || value >= 2 ** (8 * width)) {
      throw new RangeError(`Not a number of ${width} bytes`)
    }
    const field = new Uint8Array(width)
    let rest = value
    for (let at = width - 1; at >= 0; at -= 1) {
      field[at] = rest % 256
      rest = Math.floor(rest / 256)
    }
    return this.bytes(field)
  }
}

/** Reads fields one after another; throws `vault-damaged` where they end too early or too late. */
export class WireReader {
  readonly #source: Uint8Array
  #at = 0

  constructor(source: Uint8Array) {
    this.#source = source
  }

  u8(): number {
    return this.#number(1)
  }

  u16(): number {
    return this.#number(2)
  }

  u32(): number {
    return this.#number(4)
  }

  u64(): number {
    return this.#number(8)
  }

  /** A copy of the next bytes. */
  bytes(count: number): Uint8Array {
    const end = this.#at + count
    if (end > this.#source.length) throw new VaultError('vault-damaged')
    const field = Uint8Array.from(this.#source.subarray(this.#at, end))
    this.#at = end
    return field
  }

  /** A copy of everything that is left. */
  rest(): Uint8Array {
    return this.bytes(this.#source.length - this.#at)
  }

  /** Refuses anything that is left. */
  end(): void {
    if (this.#at !== this.#source.length) throw new VaultError('vault-damaged')
  }

  #number(width: number): number {
    if (this.#at + width > this.#source.length) throw new VaultError('vault-damaged')
    let value = 0
    for (const end = this.#at + width; this.#at < end; this.#at += 1) {
      value = value * 256 + (this.#source[this.#at] ?? 0)
    }
    if (!Number.isSafeInteger(value)) throw new VaultError('vault-damaged')
    return value
  }
}

// A zip archive of which nobody knows who packed it (PKWARE APPNOTE 6.3).
// Promises to write nothing, to look at no path but by its name, and to unpack no more than asked,
// whatever sizes the archive claims.
import { Inflate } from 'fflate'
import { VaultError } from '../../src-shared/errors.ts'
import { importLimits } from './import-limits.ts'

/** One file of an archive. */
export type ArchiveEntry = {
  readonly name: string
  readonly method: number
  readonly isLocked: boolean
  readonly checksum: number
  readonly packed: number
  readonly size: number
  /** Where its own header begins. */
  readonly at: number
}

const endSign = 0x06054b50
const centralSign = 0x02014b50
const localSign = 0x04034b50

/** Whether the bytes begin as an archive does. */
export function isArchive(bytes: Uint8Array): boolean {
  return (
    bytes.length >= 4 &&
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) === localSign
  )
}

/** Everything that the archive lists; throws `import-damaged` or `import-too-large`. */
export function entriesOf(bytes: Uint8Array): readonly ArchiveEntry[] {
  const view = viewOf(bytes)
  const end = endOf(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  // Archives beyond these bounds say so with ones; none that is read here is that large.
  if (count === 0xffff || at === 0xffffffff) throw new VaultError('import-too-large')
  const entries: ArchiveEntry[] = []
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== centralSign) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw damaged()
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

/** What one file holds; throws `import-damaged`, `import-too-large` or `import-unknown`. */
export function unpacked(bytes: Uint8Array, entry: ArchiveEntry): Uint8Array {
  const view = viewOf(bytes)
  if (entry.isLocked || (entry.method !== 0 && entry.method !== 8)) {
    throw new VaultError('import-unknown')
  }
  if (entry.size > importLimits.fileBytes) throw new VaultError('import-too-large')
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== localSign) throw damaged()
  const start =
    entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) throw damaged()
  const whole = entry.method === 0 ? packed : inflated(packed, entry.size)
  if (whole.length !== entry.size || checksumOf(whole) !== entry.checksum) throw damaged()
  return whole
}

/** Unpacks piece by piece, so that a size that was claimed too small is found out early. */
function inflated(packed: Uint8Array, size: number): Uint8Array {
  const whole = new Uint8Array(size)
  const state = { filled: 0, isWhole: false }
  const inflate = new Inflate((piece, final) => {
    if (state.filled + piece.length > size) throw damaged()
    whole.set(piece, state.filled)
    state.filled += piece.length
    state.isWhole = final
  })
  try {
    for (let at = 0; at < packed.length; at += pieceBytes) {
      inflate.push(packed.subarray(at, at + pieceBytes), at + pieceBytes >= packed.length)
    }
  } catch {
    throw damaged()
  }
  if (!state.isWhole || state.filled !== size) throw damaged()
  return whole
}

// What is packed best grows a thousandfold, so that a piece never becomes large.
const pieceBytes = 16_384

function endOf(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === endSign) return at
  }
  throw damaged()
}

/** CRC-32 as zip files have it (ISO 3309). */
function checksumOf(bytes: Uint8Array): number {
  const step = (sum: number, byte: number): number =>
    (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0)
  return (bytes.reduce(step, 0xffffffff) ^ 0xffffffff) >>> 0
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function damaged(): VaultError {
  return new VaultError('import-damaged')
}

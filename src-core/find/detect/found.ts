// A value that was recognised in a text, and where it stands there.
import type { KeyFormat } from '../formats/formats.ts'

/** A value that was recognised by what it is. */
export type Found = {
  readonly format: KeyFormat
  /** As a program would get it. */
  readonly value: string
  readonly credentialId: string | null
  /** The stretch of the text in which it stands. */
  readonly start: number
  readonly end: number
  /** Whether its checksum is right; null where it has none. */
  readonly isSound: boolean | null
  /** Who issued it, where more is known than by the format alone; else its format's provider. */
  readonly provider: string
  /** How sure its form makes it, before the place is looked at. */
  readonly weight: 'certain' | 'likely' | 'unsure'
}

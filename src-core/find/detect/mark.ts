// A value in a text, judged.
import type { Confidence, WhyKey } from '../../../src-shared/intake.ts'
import type { ItemKind } from '../../../src-shared/item.ts'
import type { KeyFormat } from '../formats/formats.ts'

/** A value with all that was made out about it. */
export type Mark = {
  readonly value: string
  readonly start: number
  readonly end: number
  readonly name: string
  readonly format: KeyFormat | null
  readonly provider: string
  readonly kind: ItemKind
  readonly confidence: Confidence
  readonly why: WhyKey
  readonly credentialId: string | null
}

// What is published of every vendor whose part a person may have to do by hand.
// Promises that each guide passed its schema, and that the list is the same in every answer.
// Must not know an item, a credential or a sentence of the window.
import { Guide } from '../../../src-shared/guide.ts'
import type { ProviderId } from '../../../src-shared/provider.ts'
import { atnaGuide } from './atna.ts'
import { atomicatGuide } from './atomicat.ts'
import { atomicpayGuide } from './atomicpay.ts'
import { ckeditorGuide } from './ckeditor.ts'
import { dailybotGuide } from './dailybot.ts'

const builtIn: readonly Guide[] = [
  atomicatGuide,
  dailybotGuide,
  atomicpayGuide,
  ckeditorGuide,
  atnaGuide,
].map((source) => Guide.parse(source))

/** Every guide that travels with the product. */
export function guides(): readonly Guide[] {
  return builtIn
}

/** The guide of a vendor, or null where there is none. */
export function guideOf(vendor: ProviderId): Guide | null {
  return builtIn.find((guide) => guide.vendor === vendor) ?? null
}

/** The vendor that a provider's name, as a person wrote it, stands for; or null. */
export function vendorNamed(providerName: string): ProviderId | null {
  const name = providerName.trim().toLowerCase()
  if (name === '') return null
  return builtIn.find(({ aliases }) => aliases.includes(name))?.vendor ?? null
}

// What the words mean by which vendors tell why they refuse a key: data, never code.
// Promises nothing for a word that is not named here; the status decides then.
import type { Cause, CauseView } from '../../../src-shared/diagnosis.ts'

/** What speaks for or against a cause. */
export type Sign = CauseView['signs'][number]

/** The cause that a word tells, and what there is to say about it. */
export type WordMeaning = { readonly cause: Cause; readonly sign: Sign | null }

const because = (cause: Cause, sign: Sign | null = null): WordMeaning => ({ cause, sign })

const forbidden = because('no-permission')

// Dailybot: v3.dailybot.com "API auth errors" and the vendor's public command line.
const dailybot: Readonly<Record<string, WordMeaning>> = {
  not_authenticated: because('wrong-header'),
  api_key_owner_inactive: because('no-permission', 'owner-inactive'),
  plan_free_api_keys_forbidden: because('no-permission', 'plan-without-keys'),
  plan_upgrade_required: because('no-permission', 'plan-without-keys'),
  plan_missing_core_api_integrations: because('no-permission', 'plan-without-keys'),
  insufficient_role: forbidden,
  org_admin_required: forbidden,
}

// AtomicPay: `unauthorized` is documented, with a text that says that no key was found in the
// request. The other words are those of our practice server.
const atomicpay: Readonly<Record<string, WordMeaning>> = {
  unauthorized: because('wrong-header'),
  forbidden,
  malformed_api_key: because('copied-wrong'),
  invalid_api_key: because('copied-wrong'),
  wrong_environment: because('wrong-business-or-environment', 'other-environment'),
  wrong_business: because('wrong-business-or-environment', 'other-business'),
  rotated_api_key: because('replaced-or-turned-off'),
  revoked_api_key: because('replaced-or-turned-off'),
  gone: because('address-changed'),
}

const byVendor: Readonly<Record<string, Readonly<Record<string, WordMeaning>>>> = {
  dailybot,
  atomicpay,
}

/** What a vendor's word says, or null where it is not known. */
export function meaningOf(vendor: string | null, word: string | null): WordMeaning | null {
  if (vendor === null || word === null) return null
  const words = Object.hasOwn(byVendor, vendor) ? byVendor[vendor] : undefined
  return words !== undefined && Object.hasOwn(words, word) ? (words[word] ?? null) : null
}

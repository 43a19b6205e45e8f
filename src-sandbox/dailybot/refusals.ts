import type { JsonObject } from '../http/message.ts'
import { Refusal } from '../http/refusal.ts'

// The texts and codes of the vendor's public pages; those of 401 are the ones of the framework
// (Django REST framework) in whose style its errors are written.
const texts = {
  not_authenticated: [401, 'Authentication credentials were not provided.'],
  authentication_failed: [401, 'Invalid API key.'],
  api_key_owner_inactive: [403, 'The owner of this API key is no longer active.'],
  plan_free_api_keys_forbidden: [403, 'API keys are not available on the free plan.'],
  insufficient_role: [403, 'Your role may not do this.'],
  org_admin_required: [403, 'Only an organization admin may do this.'],
} as const satisfies Record<string, readonly [number, string]>

/** The reasons for which Dailybot refuses a caller. */
export type DailybotCode = keyof typeof texts

/** A refusal in Dailybot's own words. */
export function refusedBy(code: DailybotCode): Refusal {
  const [status, detail] = texts[code]
  return new Refusal(status, code, detail)
}

/** A field that does not hold what it should. */
export function wrongField(field: string, problem: string): Refusal {
  return new Refusal(400, `field:${field}`, problem)
}

/** A refusal as it travels: `detail` always, `code` and `extra` where there is more to say. */
export function dailybotErrorBody({ code, message }: Refusal): JsonObject {
  if (code.startsWith('field:')) {
    const field = code.slice('field:'.length)
    return { detail: 'Invalid input.', code: 'invalid', errors: { [field]: [message] } }
  }
  // The dashboard's door speaks of roles as the rest of the vendor's errors do.
  if (code === 'forbidden') return dailybotErrorBody(refusedBy('insufficient_role'))
  const extra = extras[code]
  return { detail: message, code, ...(extra === undefined ? {} : { extra }) }
}

const extras: Readonly<Record<string, JsonObject>> = {
  insufficient_role: { required_role: 'admin', current_role: 'member' },
  org_admin_required: { required_role: 'admin', current_role: 'member' },
  plan_free_api_keys_forbidden: { upgrade_url: 'https://example.com/upgrade' },
}

import type { JsonObject } from '../http/message.ts'
import type { Refusal } from '../http/refusal.ts'

/** The error object of the vendor's page; only that of 401 is documented, the others follow it. */
export function atomicPayErrorBody({ status, code, message }: Refusal): JsonObject {
  return { error: { code, message, type: typeOf(status), status } }
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error'
  if (status === 403) return 'permission_error'
  if (status === 429) return 'rate_limit_error'
  return status < 500 ? 'invalid_request_error' : 'api_error'
}

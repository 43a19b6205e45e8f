import { randomBytes } from 'node:crypto'
import type { JsonObject } from '../http/message.ts'
import type { Refusal } from '../http/refusal.ts'
import type { ErrorSpelling } from './state.ts'

/** A refusal as the portal words it; the real service's documents show both spellings. */
export function portalErrorBody(
  { status, code, message }: Refusal,
  spelling: ErrorSpelling,
): JsonObject {
  const traceId = randomBytes(16).toString('hex')
  const names =
    spelling === 'camelCase'
      ? { statusCode: status, traceId }
      : { status_code: status, trace_id: traceId }
  return {
    message,
    ...names,
    explanation: `The request was answered with ${status}.`,
    action: 'Change the request and send it again.',
    data: { code },
  }
}

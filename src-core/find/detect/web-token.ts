// What a JSON web token says about itself (RFC 7519).
// Promises to leave out what is no such token, and what is made to be published.
// Must not trust it: nothing here checks a signature.
import { supabaseServiceRole } from '../formats/secret-formats.ts'
import type { Found } from './found.ts'

/** The same, with what a token's content tells; null for none and for a public one. */
export function judgedToken(found: Found): Found | null {
  if (found.format.id !== 'jwt') return found
  const [head = '', body = ''] = found.value.split('.')
  const header = contentOf(head)
  const claims = contentOf(body)
  if (!header || !claims || typeof header['alg'] !== 'string') return null
  // Supabase's `anon` key stands in every page that uses it; `service_role` may do everything.
  if (claims['iss'] !== 'supabase' && claims['iss'] !== 'supabase-demo') return found
  if (claims['role'] === 'anon' || claims['iss'] === 'supabase-demo') return null
  return { ...found, format: supabaseServiceRole, provider: 'Supabase', weight: 'certain' }
}

function contentOf(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    )
    const content: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRecord(content) ? content : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

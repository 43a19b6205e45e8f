import type { KeyFormat } from '../../../src-core/find/formats/formats.ts'

/** Names that people give to the keys of a format. */
export function namesFor({ serviceName, words, kind }: KeyFormat): readonly [string, ...string[]] {
  const word = (words[0] ?? serviceName).toUpperCase().replaceAll(/\W/g, '_')
  const service = words.length > 0 && words[0] !== undefined ? word : serviceName.toUpperCase()
  if (kind === 'webhook-secret') return [`${service}_WEBHOOK_SECRET`, `${service}_SIGNING_SECRET`]
  if (kind === 'token') return [`${service}_TOKEN`, `${service}_ACCESS_TOKEN`]
  if (kind === 'key-pair') return [`${service}_SECRET`, `${service}_AUTH_TOKEN`]
  return [`${service}_API_KEY`, `${service}_SECRET_KEY`]
}

/** Names of keys that no provider issued, as they stand in projects. */
export const unknownNames: readonly [string, ...string[]] = [
  'SESSION_SECRET',
  'JWT_SECRET',
  'SECRET_KEY_BASE',
  'ENCRYPTION_KEY',
  'INTERNAL_API_KEY',
  'ADMIN_API_TOKEN',
  'BILLING_WEBHOOK_SECRET',
  'COOKIE_SECRET',
  'DB_PASSWORD',
  'SMTP_PASSWORD',
  'SERVICE_CLIENT_SECRET',
  'PARTNER_ACCESS_KEY',
  'DEPLOY_TOKEN',
  'SIGNING_KEY',
  'REDIS_PASSWORD',
  'MACHINE_PASSPHRASE',
]

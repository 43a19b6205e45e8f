// Keys of secret stores and private networks, and forms that no single provider owns.
import { keyFormat, type KeyFormat } from './key-format.ts'

const vault = { provider: 'HashiCorp Vault', serviceName: 'vault', kind: 'token' } as const

/** Keys of secret stores and private networks, and forms that no single provider owns. */
export const secretFormats: readonly KeyFormat[] = [
  keyFormat({ ...vault, id: 'vault-service', starts: ['hvs.'], body: '[\\w-]{90,120}' }),
  keyFormat({ ...vault, id: 'vault-service-short', starts: ['hvs.'], body: '[A-Za-z0-9]{24}' }),
  keyFormat({ ...vault, id: 'vault-batch', starts: ['hvb.'], body: '[\\w-]{90,300}' }),
  keyFormat({
    provider: 'Doppler',
    serviceName: 'doppler',
    kind: 'token',
    id: 'doppler',
    starts: ['dp.ct.', 'dp.pt.', 'dp.st.', 'dp.sa.', 'dp.scim.', 'dp.audit.'],
    body: '(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}',
  }),
  keyFormat({
    provider: '1Password',
    serviceName: 'onepassword',
    kind: 'token',
    id: 'onepassword-service',
    starts: ['ops_eyJ'],
    body: '[\\w+/=-]{200,1500}',
  }),
  keyFormat({
    provider: 'age',
    serviceName: 'age',
    kind: 'other',
    id: 'age-secret',
    starts: ['AGE-SECRET-KEY-1'],
    body: '[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
  }),
  keyFormat({
    provider: 'Tailscale',
    serviceName: 'tailscale',
    id: 'tailscale',
    starts: ['tskey-api-', 'tskey-auth-', 'tskey-client-', 'tskey-scim-', 'tskey-webhook-'],
    body: '[A-Za-z0-9]{8,24}-[A-Za-z0-9]{20,40}',
  }),
  // Three parts (RFC 7519); what stands inside says who issued it.
  keyFormat({
    provider: '',
    serviceName: 'token',
    kind: 'token',
    id: 'jwt',
    starts: ['eyJ'],
    body: '[\\w-]{10,2000}\\.eyJ[\\w-]{10,6000}\\.[\\w-]{20,1000}',
    isShared: true,
  }),
]

/** A Supabase project's key of full power in its older form, a JWT. */
export const supabaseServiceRole: KeyFormat = keyFormat({
  provider: 'Supabase',
  serviceName: 'supabase',
  id: 'supabase-service-role',
  body: 'eyJ[\\w-]{10,2000}\\.eyJ[\\w-]{10,6000}\\.[\\w-]{20,1000}',
})

/** A private key between the lines that say so (RFC 7468). */
export const privateKey: KeyFormat = keyFormat({
  provider: '',
  serviceName: 'private_key',
  kind: 'other',
  id: 'private-key',
  body: '-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[^-]{40,20000}-----END',
})

/** The private key of a Google service account, beside the address of its owner. */
export const googleServiceAccount: KeyFormat = keyFormat({
  ...privateKey,
  provider: 'Google Cloud',
  serviceName: 'google',
  kind: 'key-pair',
  id: 'google-service-account',
  body: privateKey.pattern,
})

/** A password inside an address, such as `postgres://name:password@host`. */
export const addressPassword: KeyFormat = keyFormat({
  provider: '',
  serviceName: 'database',
  kind: 'other',
  id: 'address-password',
  body: '[^\\s@]{1,200}',
})

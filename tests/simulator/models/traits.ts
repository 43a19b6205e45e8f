import { Capabilities, ProviderFacts, ProviderId } from '../../../src-shared/provider.ts'

/** How a provider model behaves. */
export type Traits = {
  readonly id: string
  readonly facts: ProviderFacts
  /** Whether the same name again answers with the same key. */
  readonly sameNameSameKey: boolean
  /** Whether keys carry the names that we give them. */
  readonly names: 'ours' | 'theirs'
  /** How long a new key, or one that was turned off, stays unseen in lists and calls. */
  readonly lagMs: number
  /** Whether there is an account at it in the vault at all. */
  readonly linked: boolean
}

const api: Capabilities = {
  ...{ list: 'api', generate: 'api', rotateInPlace: 'none', revoke: 'api', disable: 'none' },
  ...{ setSigner: 'none', readAgain: 'none', verify: 'api', createdAt: 'api', lastUsedAt: 'api' },
  ...{ namesAtProvider: 'api', maxLive: null, overlap: true, idempotency: false },
}

type Changes = Partial<Omit<Traits, 'facts'>> & {
  readonly can?: Partial<Capabilities>
  readonly more?: Partial<Pick<ProviderFacts, 'purpose' | 'choosesSecret'>>
  readonly asksPhrase?: boolean
}

function model(id: string, { can, more, asksPhrase = false, ...changed }: Changes): Traits {
  const facts: ProviderFacts = {
    ...{ id: ProviderId.parse(id), name: id.toUpperCase(), practice: false },
    ...{ capabilities: { ...api, ...can }, issues: 'api-key', rotateAfterMonths: null },
    ...{ vendor: null, purpose: 'call', areas: null, scopes: null, choosesSecret: false },
    ...more,
    revokeWeight: asksPhrase ? 'typed-phrase' : 'permanent',
  }
  const plain = { sameNameSameKey: false, names: 'ours', lagMs: 0, linked: true } as const
  return { ...plain, ...changed, id, facts }
}

const byHand = { list: 'none', generate: 'guided', revoke: 'guided', lastUsedAt: 'none' } as const
const inPlace: Partial<Capabilities> = {
  ...{ generate: 'none', revoke: 'none', rotateInPlace: 'api', overlap: false },
  ...{ namesAtProvider: 'none', lastUsedAt: 'none' },
}

/** The seven kinds of providers of the security paper, section 5.5, some in variants. */
export const allTraits: readonly Traits[] = [
  model('p1-idempotent', { sameNameSameKey: true, can: { idempotency: true } }),
  model('p2-client-named', {}),
  model('p2-no-last-use', { can: { lastUsedAt: 'none' } }),
  model('p2-signer', { asksPhrase: true, can: { setSigner: 'api', maxLive: 3 } }),
  model('p3-server-named', { names: 'theirs', can: { namesAtProvider: 'none' } }),
  model('p4-max-two', { can: { maxLive: 2 } }),
  model('p4-max-two-read-again', { can: { maxLive: 2, readAgain: 'api', lastUsedAt: 'none' } }),
  model('p5-roll-now', { names: 'theirs', can: inPlace }),
  model('p5-read-again', { names: 'theirs', can: { ...inPlace, readAgain: 'api' } }),
  model('p6-eventual', { lagMs: 20_000 }),
  model('p7-manual', { linked: false, can: { ...byHand, verify: 'none' } }),
  model('p7-manual-verified', { can: byHand }),
]

/** Keys that check deliveries: chosen by us, or replaced in place and kept for a while. */
export const deliveryTraits: readonly Traits[] = [
  model('p8-chosen', { more: { purpose: 'check-deliveries', choosesSecret: true } }),
  model('p8-chosen-eventual', { lagMs: 20_000, more: { purpose: 'both', choosesSecret: true } }),
  model('p8-chosen-max-two', { more: { choosesSecret: true }, can: { maxLive: 2 } }),
  model('p8-roll-now', {
    ...{ names: 'theirs', more: { purpose: 'check-deliveries' } },
    can: { ...inPlace, readAgain: 'api' },
  }),
]

/** The one of that name; throws if there is none. */
export function traitsOf(id: string): Traits {
  const found = allTraits.find((traits) => traits.id === id)
  if (!found) throw new Error(`there is no model ${id}`)
  return found
}

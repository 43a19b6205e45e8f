import { describe, expect, it } from 'vitest'
import { guideOf, guides, vendorNamed } from '../../../../../src-core/connectors/guides/guides.ts'
import { Guide, type GuideStep } from '../../../../../src-shared/guide.ts'
import { ProviderId } from '../../../../../src-shared/provider.ts'

function guide(vendor: string): Guide {
  const found = guideOf(ProviderId.parse(vendor))
  if (!found) throw new Error(`no guide of ${vendor}`)
  return found
}

/** What a person reads of the steps, one line each. */
function clicks(steps: readonly GuideStep[] | null | undefined): readonly string[] {
  return (steps ?? []).map((step) => {
    switch (step.do) {
      case 'go':
        return step.to.map(({ label, or }) => [label, ...or].join(' or ')).join(' > ')
      case 'press':
        return [step.label, ...step.or].join(' or ')
      case 'copy':
        return step.what.join(' and ')
      case 'confirm':
        return step.label
      case 'open':
      case 'name':
      case 'least-rights':
      case 'type-phrase':
        return step.do
    }
  })
}

describe('the guides', () => {
  it('knows every one of the five vendors', () => {
    expect(guides().map(({ vendor }) => vendor)).toEqual([
      'atomicat',
      'dailybot',
      'atomicpay',
      'ckeditor',
      'atna',
    ])
    expect(guideOf(ProviderId.parse('nobody'))).toBeNull()
  })

  it('refuses a guide with an unknown step', () => {
    const [first] = guides()
    const road = { ...first?.roads[0], make: [{ do: 'hack' }] }
    expect(Guide.safeParse({ ...first, roads: [road] }).success).toBe(false)
  })

  it('reads a vendor off a name that a person wrote', () => {
    expect(vendorNamed(' Dailybot ')).toBe('dailybot')
    expect(vendorNamed('api.atomicpay.com.br')).toBe('atomicpay')
    expect(vendorNamed('AtomicPay.io')).toBeNull()
    expect(vendorNamed('')).toBeNull()
  })

  it('gives no alias to two vendors', () => {
    const all = guides().flatMap(({ aliases }) => aliases)
    expect(new Set(all).size).toBe(all.length)
    expect(all.every((alias) => alias === alias.toLowerCase())).toBe(true)
  })

  it('000-05 000-06 leads from either area to API key management in its header', () => {
    const [road] = guide('atomicat').roads
    expect(clicks(road?.make)).toEqual([
      'open',
      'Form webhook delivery or Quiz webhook delivery',
      'API key management',
      'Generate API key',
      'API key',
    ])
    expect(road?.make[2]).toMatchObject({ where: 'header' })
    expect(clicks(road?.replace)).toContain('Regenerate API key')
  })

  it('000-34 describes no way to delete at Atomicat', () => {
    expect(guide('atomicat').roads[0]?.turnOff).toBeNull()
    expect(guide('atomicat').labels.remove).toBeNull()
    expect(guide('atomicat').notes).toContain('no-delete-there')
  })

  it('001-01 guides API keys and webhook signing secrets as two kinds', () => {
    expect(guide('dailybot').roads.map(({ kind }) => kind)).toEqual(['api-key', 'webhook-secret'])
  })

  it('001-03 001-04 says who may manage keys at Dailybot, as an administrator does', () => {
    expect(guide('dailybot').roles).toEqual([
      'Organization admin',
      'a role that can manage Developers, Integrations, or API settings',
    ])
    expect(guide('dailybot').notes).toContain('admin-only')
  })

  it('001-07 leads to Create API key, with the other names that the menus have', () => {
    expect(clicks(guide('dailybot').roads[0]?.make)).toEqual([
      'open',
      'Organization or Settings > API keys or Developers or Integrations',
      'Create API key or Generate API Key',
      'name',
      'least-rights',
      'API key',
    ])
  })

  it('003-09 003-23 003-25 leads to the API secrets tab, its red Remove and the typed phrase', () => {
    const [road] = guide('ckeditor').roads
    expect(road?.make).toContainEqual({
      do: 'go',
      to: [{ label: 'API secrets', or: [] }],
      where: 'tab',
    })
    expect(clicks(road?.make)).toContain('Create a new API secret')
    expect(clicks(road?.turnOff).slice(-3)).toEqual(['Remove', 'type-phrase', 'Confirm'])
  })

  it('004-03 leads from the profile menu to + Generate an API Key and Save & Add', () => {
    const [road] = guide('atna').roads
    expect(road?.make[1]).toMatchObject({ where: 'profile-menu' })
    expect(clicks(road?.make)).toEqual([
      'open',
      'My API Keys',
      '+ Generate an API Key',
      'name',
      'Save & Add',
      'Credential ID and Credential Secret',
    ])
  })

  it('004-16 leads to Delete under More Options', () => {
    expect(clicks(guide('atna').roads[0]?.turnOff).slice(-2)).toEqual(['More Options', 'Delete'])
  })

  it('says of no vendor that Keyturn sees when it does not', () => {
    for (const { roads } of guides()) {
      for (const { unseen } of roads) expect(unseen).toContain('keys-there')
    }
  })
})

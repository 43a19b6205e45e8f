import { describe, expect, it } from 'vitest'
import { recognised } from '../../../../src-core/find/recognise-seed.ts'
import { bareSeed, type Seed } from '../../../../src-shared/seed.ts'

const groq = `gsk_${'a1B2'.repeat(13)}`

function seed(of: Partial<Seed>): Seed {
  return { ...bareSeed, ...of }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

describe('what the form of a value tells', () => {
  it('names the format and the provider of a key that came without them', () => {
    const found = recognised(seed({ value: bytes(groq) }))

    expect(found).toMatchObject({ format: 'groq-api', providerName: 'Groq', kind: 'api-key' })
  })

  it('spells a provider as it spells itself', () => {
    expect(recognised(seed({ value: bytes(groq), providerName: 'GROQ' })).providerName).toBe('Groq')
  })

  it('keeps what was told otherwise', () => {
    const told = seed({ value: bytes(groq), providerName: 'Our gateway', environment: 'Staging' })

    expect(recognised(told)).toMatchObject({ providerName: 'Our gateway', environment: 'Staging' })
  })

  it('leaves a value of no known form, and an entry without one, as they are', () => {
    const plain = seed({ value: bytes('correct horse battery staple') })

    expect(recognised(plain)).toBe(plain)
    expect(recognised(bareSeed)).toBe(bareSeed)
  })
})

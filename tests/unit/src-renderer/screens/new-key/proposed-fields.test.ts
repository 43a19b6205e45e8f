import { describe, expect, it } from 'vitest'
import { ItemFields } from '../../../../../src-shared/item.ts'
import type { ProviderFacts } from '../../../../../src-shared/provider.ts'
import {
  fieldsOf,
  noAnswers,
  placesOf,
} from '../../../../../src-renderer/screens/new-key/proposed-fields.ts'
import { dayToInstant } from '../../../../../src-renderer/screens/new-key/typed-date.ts'

describe('fieldsOf', () => {
  it('makes fields that the bridge accepts', () => {
    const answers = {
      ...{ environment: ' Production ', owner: 'Priya', integration: ' accounting export ' },
      usedIn: 'a/.env\n\n b ',
    }

    expect(ItemFields.parse(fieldsOf(answers, null))).toMatchObject({
      environment: 'Production',
      owner: 'Priya',
      integration: 'accounting export',
      callers: ['a/.env', 'b'],
    })
  })

  it('proposes ninety days, or the months of the provider’s own rule', () => {
    expect(fieldsOf(noAnswers, null).policy).toMatchObject({ everyDays: 90, everyMonths: null })
    expect(fieldsOf(noAnswers, factsWith(3)).policy).toMatchObject({
      everyDays: null,
      everyMonths: 3,
    })
  })
})

describe('placesOf', () => {
  it('finds no place in nothing but space', () => {
    expect(placesOf(' \n\n  ')).toEqual([])
  })
})

describe('dayToInstant', () => {
  it('reads a day as its first instant in UTC', () => {
    expect(dayToInstant('2026-11-20')).toBe(Date.UTC(2026, 10, 20))
  })

  it.each(['', '2026-02-31', '20.11.2026', '2026-13-01', '2026-00-10'])('refuses %j', (day) => {
    expect(dayToInstant(day)).toBeNull()
  })
})

function factsWith(rotateAfterMonths: number): ProviderFacts {
  // Only the rule is read here.
  return { rotateAfterMonths } as unknown as ProviderFacts
}

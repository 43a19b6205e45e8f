import { describe, expect, it } from 'vitest'
import { Caller } from '../../../src-shared/caller.ts'
import { PlaceState, type PlaceRecord } from '../../../src-shared/journal.ts'
import { nameOfPlace, shortPlaceNames } from '../../../src-shared/place-names.ts'
import { arePlacesSettled, arePlacesUndone, isSettled } from '../../../src-shared/place-records.ts'

const id = '9'.repeat(32)

const env = Caller.parse({
  ...{ id, check: { url: 'https://shop.example/health' }, part: 'secret' },
  ...{ kind: 'env-file', path: 'C:\\work\\shop\\.env', variable: 'KEY' },
})

const record: PlaceRecord = {
  ...{ id, caller: null, state: 'todo', at: null, code: null },
  ...{ previousId: null, previousCredentialId: null, checkedAt: null, checkCode: null },
}

describe('the places of a replacement', () => {
  it('are settled where the new key stands, or the person says so, and nowhere else', () => {
    const settled = PlaceState.options.filter((state) => isSettled({ ...record, state }))

    expect(settled).toEqual(['updated', 'ticked', 'skipped'])
  })

  it.each([
    [null, null, false],
    [5, null, true],
    [5, 'place-check-failed', false],
    [null, 'place-check-failed', false],
  ])('with a check are settled once it answers well: %o, %o', (checkedAt, checkCode, is) => {
    const updated = { ...record, caller: env, state: 'updated', checkedAt, checkCode } as const

    expect(isSettled(updated)).toBe(is)
    expect(isSettled({ ...updated, state: 'ticked' })).toBe(true)
  })

  it('are settled together, and not where there are none', () => {
    const done = { ...record, state: 'updated' } as const

    expect(arePlacesSettled([done, { ...record, state: 'skipped' }])).toBe(true)
    expect(arePlacesSettled([done, record])).toBe(false)
    expect(arePlacesSettled([])).toBe(false)
  })

  it('are undone where surely none holds the new key', () => {
    const undone = PlaceState.options.filter((state) => arePlacesUndone([{ ...record, state }]))

    expect(undone).toEqual(['todo', 'skipped', 'differs', 'failed', 'undone'])
    expect(arePlacesUndone([{ ...record, state: 'failed', code: 'command-failed' }])).toBe(false)
    expect(arePlacesUndone([])).toBe(true)
  })
})

describe('the name of a place', () => {
  it('is where it is, and what it is called there', () => {
    expect(nameOfPlace(env)).toEqual({ where: 'C:\\work\\shop\\.env', what: 'KEY' })
  })

  it('is short in a list, and a kind that is not known is named by its word', () => {
    const later = { id: env.id, kind: 'carrier-pigeon' }

    expect(shortPlaceNames({ places: [env, later], callers: ['the wiki'] })).toEqual([
      'shop/.env',
      'carrier-pigeon',
      'the wiki',
    ])
    expect(shortPlaceNames({ callers: [] })).toEqual([])
  })
})

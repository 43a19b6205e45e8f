import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { text } from '../../src-sandbox/sandbox-fixture.ts'
import { planOf } from '../../../../src-core/rotation/plan.ts'
import { Workbench } from './desk-fixture.ts'
import { change, currentSecret, hold, secretAt, usedIn } from './held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

function supply(
  { id }: RotationView,
  secret: string,
  credentialId: string | null = null,
): Promise<RotationView> {
  return bench.desk.supply(id, { secret: new TextEncoder().encode(secret), credentialId })
}

function byHand(): ItemId {
  return hold(bench, { secret: 'sample_old_secret' })
}

/** A key of ATNA, the provider of which is asked for nothing but to try keys. */
async function onlyVerified(): Promise<ItemId> {
  bench.disguise = (connector) => {
    const capabilities = { ...connector.facts.capabilities, generate: 'none' as const }
    return { ...connector, facts: { ...connector.facts, capabilities } }
  }
  const { id, secret } = await madeByPerson('old')
  const itemId = hold(bench, { secret, provider: 'practice-atna', remoteId: id })
  return itemId
}

async function madeByPerson(name: string): Promise<{ id: string; secret: string }> {
  const made = await bench.practice.askAtna('POST /sim/v1/credentials', { body: { name } })
  const json = made.json()
  return { id: text(json, 'credential_id'), secret: text(json, 'credential_secret') }
}

describe('a key that a person replaces, of a provider that Keyturn cannot reach', () => {
  it('goes all the way by the word of the person, and its places are updated by Keyturn', async () => {
    const itemId = byHand()
    const [place = ''] = usedIn(bench, itemId, 1)
    const begun = await bench.replace(itemId)
    expect(begun).toMatchObject({ step: 'planned', strategy: 'guided', truth: 'waiting-for-new' })
    expect(begun).toMatchObject({ connectionId: null, actions: ['abandon'] })

    const stored = await supply(begun, 'sample_new_secret')
    expect(stored).toMatchObject({ step: 'stored', actions: ['works-by-hand', 'abandon'] })
    expect(bench.places.held.get(place)).toBe('sample_old_secret')

    const switched = await bench.act(stored, 'works-by-hand')
    expect(switched).toMatchObject({ step: 'promoted', truth: 'both-work' })
    expect(switched.actions).toEqual(['old-is-off', 'finish-keeping-old', 'take-back'])
    expect(bench.places.held.get(place)).toBe('sample_new_secret')

    const done = await bench.act(switched, 'old-is-off')
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
    expect(secretAt(bench, itemId, 'revoked')).toBe('')
  })

  it('000-14 000-32 says that the old key died with the click, where the vendor replaces in place', async () => {
    const itemId = byHand()
    change(bench, itemId, (overview) => ({
      ...overview,
      kind: 'webhook-secret',
      providerName: 'Atomicat',
    }))
    const [place = ''] = usedIn(bench, itemId, 1)
    expect(planOf(bench.context, itemId)).toMatchObject({ strategy: 'guided', breaks: true })
    const begun = await bench.replace(itemId)
    expect(begun.truth).toBe('waiting-for-new')

    const stored = await supply(begun, 'sample_new_secret')
    expect(stored).toMatchObject({ step: 'stored', truth: 'old-dead-new-saved' })
    expect(stored.actions).toEqual(['works-by-hand', 'end-here'])
    expect(bench.stages(itemId)).toEqual(['revoked', 'pending'])

    const done = await bench.act(stored, 'works-by-hand')
    expect(bench.places.held.get(place)).toBe('sample_new_secret')
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
  })

  it('keeps the value of the old key where the person keeps such values', async () => {
    const policy = { everyDays: 90, everyMonths: null, graceHours: 0, keepOldValues: true }
    const itemId = hold(bench, { secret: 'sample_old_secret', policy })
    const stored = await supply(await bench.replace(itemId), 'sample_new_secret')
    const proved = await bench.act(stored, 'works-by-hand')
    const switched = await bench.act(proved, 'places-done')

    await bench.act(switched, 'old-is-off')

    expect(secretAt(bench, itemId, 'revoked')).toBe('sample_old_secret')
  })

  it('refuses the key that is being replaced, and one that another item holds', async () => {
    const itemId = byHand()
    hold(bench, { secret: 'sample_other_secret' })
    const begun = await bench.replace(itemId)

    await expect(supply(begun, 'sample_old_secret')).rejects.toMatchObject({ code: 'same-secret' })
    await expect(supply(begun, 'sample_other_secret')).rejects.toMatchObject({
      ...{ code: 'duplicate-secret' },
    })
    await expect(supply(begun, '')).rejects.toMatchObject({ code: 'bad-secret' })
    expect(bench.desk.get(begun.id)).toMatchObject({ step: 'planned', trouble: null })
    expect(bench.stages(itemId)).toEqual(['current'])
  })

  it('takes a key up again that was handed over before and given up', async () => {
    const itemId = byHand()
    const stored = await supply(await bench.replace(itemId), 'sample_new_secret')
    expect((await bench.act(stored, 'abandon')).step).toBe('abandoned')

    const again = await supply(await bench.replace(itemId), 'sample_new_secret')

    expect(again.step).toBe('stored')
    expect(bench.stages(itemId)).toEqual(['current', 'pending'])
  })

  it('takes no key where none is wanted', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)

    await expect(supply(proved, 'sample_new_secret')).rejects.toMatchObject({
      ...{ code: 'not-allowed-now' },
    })
  })

  it('is taken back: the places get the old key, and the person turns the new one off', async () => {
    const itemId = byHand()
    const [place = ''] = usedIn(bench, itemId, 1)
    const stored = await supply(await bench.replace(itemId), 'sample_new_secret')
    const switched = await bench.act(stored, 'works-by-hand')

    const back = await bench.act(switched, 'take-back')

    expect(back).toMatchObject({ step: 'proved', truth: 'taking-back', actions: ['end-here'] })
    expect(bench.places.held.get(place)).toBe('sample_old_secret')
    expect(currentSecret(bench, itemId)).toBe('sample_old_secret')
    expect(await bench.act(back, 'end-here')).toMatchObject({ truth: 'taken-back' })
    expect(bench.stages(itemId)).toEqual(['current', 'revoked'])
    expect(secretAt(bench, itemId, 'current')).toBe('sample_old_secret')
  })

  it('does not take the new key for turned off where a place still has it', async () => {
    const itemId = byHand()
    const [place = ''] = usedIn(bench, itemId, 1)
    const stored = await supply(await bench.replace(itemId), 'sample_new_secret')
    const switched = await bench.act(stored, 'works-by-hand')
    bench.places.failing.set(place, 'place-read-only')
    const back = await bench.act(switched, 'take-back')

    expect(back.step).toBe('promoted')
    expect(await bench.act(back, 'end-here')).not.toMatchObject({ truth: 'taken-back' })
    expect(bench.stages(itemId)).not.toContain('revoked')
  })

  it('turns off first in an emergency, by the person, and then takes the new key', async () => {
    const itemId = byHand()
    const begun = await bench.emergency(itemId)
    expect(begun).toMatchObject({ step: 'planned', urgent: true })
    expect(begun.actions).toEqual(['old-is-off', 'abandon'])

    const off = await bench.act(begun, 'old-is-off')
    expect(off).toMatchObject({ step: 'planned', truth: 'off-no-new', actions: ['abandon'] })

    const proved = await bench.act(await supply(off, 'sample_new_secret'), 'works-by-hand')
    const done = await bench.act(proved, 'places-done')
    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works' })
  })
})

describe('a key that a person replaces, and that Keyturn can try', () => {
  it('is proved by a real call, and so is that the old one is refused', async () => {
    const itemId = await onlyVerified()
    const begun = await bench.replace(itemId)
    expect(begun.strategy).toBe('guided')
    const { id, secret } = await madeByPerson('new')

    const proved = await supply(begun, secret, id)
    expect(proved).toMatchObject({ step: 'proved', truth: 'both-work' })
    const switched = await bench.act(proved, 'places-done')

    await bench.act(switched, 'old-is-off')
    bench.passTime(2_000)
    await bench.desk.tick()
    const believed = bench.desk.get(begun.id)
    expect(believed).toMatchObject({ step: 'retired', truth: 'turned-off-unproved' })

    const old = bench.item(itemId).versions[0]?.remoteId ?? ''
    await bench.practice.askAtna(`DELETE /sim/v1/credentials/${old}`)
    expect(await bench.act(believed, 'continue')).toMatchObject({
      ...{ step: 'done', truth: 'only-new-works' },
    })
  })

  it('may be handed over anew while it is refused', async () => {
    const begun = await bench.replace(await onlyVerified())
    const wrong = await supply(begun, 'atna_sk_wrong', 'cred_wrong')
    expect(wrong).toMatchObject({ step: 'stored', turn: 'keyturn' })
    const { id, secret } = await madeByPerson('new')

    expect(await supply(wrong, secret, id)).toMatchObject({ step: 'proved' })
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { currentSecret, usedIn } from './held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

async function liveAtAtna(): Promise<string[]> {
  const reply = await bench.practice.askAtna('GET /sim/v1/credentials')
  return list(reply.json(), 'credentials').map((key) => text(key, 'credential_id'))
}

describe('a replacement that is taken back', () => {
  it('gives the places the old key, makes that the one in use, and turns the new one off', async () => {
    const { itemId } = await bench.generate('billing_api')
    const old = currentSecret(bench, itemId)
    const before = bench.item(itemId).name
    const ids = usedIn(bench, itemId, 2)
    const switched = await bench.replace(itemId)
    expect(switched.step).toBe('promoted')

    const back = await bench.act(switched, 'take-back')

    expect(back).toMatchObject({ step: 'abandoned', truth: 'taken-back', actions: [] })
    expect(bench.stages(itemId)).toEqual(['current', 'revoked'])
    expect(currentSecret(bench, itemId)).toBe(old)
    expect(bench.item(itemId).name).toBe(before)
    expect(ids.map((id) => bench.places.held.get(id))).toEqual([old, old])
    expect(await liveAtAtna()).toEqual([bench.item(itemId).versions[0]?.remoteId])
  })

  it('waits for the places that the person says have the old key again', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)
    const [words] = proved.places
    const ticked = await bench.desk.place(proved.id, words?.id ?? '', 'tick')
    expect(ticked.step).toBe('promoted')

    const waiting = await bench.act(ticked, 'take-back')
    expect(waiting).toMatchObject({ step: 'promoted', truth: 'taking-back' })
    expect(await liveAtAtna()).toHaveLength(2)

    const back = await bench.desk.place(waiting.id, words?.id ?? '', 'undo')
    expect(back).toMatchObject({ step: 'abandoned', truth: 'taken-back' })
  })

  it('is finished after a place that failed has been put back', async () => {
    const { itemId } = await bench.generate('billing_api')
    const old = currentSecret(bench, itemId)
    const [first = '', second = ''] = usedIn(bench, itemId, 2)
    const switched = await bench.replace(itemId)
    bench.places.failing.set(first, 'place-read-only')

    const stuck = await bench.act(switched, 'take-back')
    expect(stuck).toMatchObject({ step: 'promoted', truth: 'taking-back' })
    expect(stuck.actions).toContain('continue')
    expect(bench.places.held.get(second)).toBe(old)

    expect(await bench.act(stuck, 'continue')).toMatchObject({ truth: 'taken-back' })
    expect(bench.places.held.get(first)).toBe(old)
  })

  it('is carried on after a crash when the person says so', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [first = ''] = usedIn(bench, itemId, 1)
    const switched = await bench.replace(itemId)
    bench.places.failing.set(first, 'place-read-only')
    await bench.act(switched, 'take-back')

    await bench.reopen()
    await bench.desk.tick()

    const found = bench.desk.get(switched.id)
    expect(found).toMatchObject({ step: 'promoted', truth: 'taking-back' })
    expect(await bench.act(found, 'continue')).toMatchObject({ truth: 'taken-back' })
  })

  it('gives the signer back, and asks for the phrase before the new key goes', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const switched = await bench.act(await bench.replace(itemId), 'places-done')

    const going = await bench.act(switched, 'take-back')
    const back = await bench.desk.place(going.id, going.places[0]?.id ?? '', 'undo')
    expect(back).toMatchObject({ step: 'proved', actions: ['abandon', 'end-here'] })
    expect(bench.item(itemId).versions.map(({ signer }) => signer)).toEqual([true, false])
    expect(back.target).toBe(bench.item(itemId).versions[1]?.remoteId)

    const connection = bench.connection('practice-portal')
    const phrase = await bench.desk.challenge(connection, back.target ?? '')
    expect(await bench.act(back, 'abandon', phrase)).toMatchObject({ truth: 'taken-back' })
  })

  it('is refused, and the places keep the new key, where the old one works no more', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [place = ''] = usedIn(bench, itemId, 1)
    const switched = await bench.replace(itemId)
    const old = bench.item(itemId).versions[0]?.remoteId ?? ''
    await bench.practice.askAtna(`DELETE /sim/v1/credentials/${old}`)

    const refused = await bench.act(switched, 'take-back')

    expect(refused).toMatchObject({ step: 'promoted', backAt: null })
    expect(refused.trouble?.code).toBe('old-key-refused')
    expect(bench.places.held.get(place)).toBe(currentSecret(bench, itemId))
    expect(await liveAtAtna()).toHaveLength(1)
  })

  it('keeps a new key that was to be given up, where the old one works no more', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)
    const old = bench.item(itemId).versions[0]?.remoteId ?? ''
    await bench.practice.askAtna(`DELETE /sim/v1/credentials/${old}`)

    const refused = await bench.act(proved, 'abandon')

    expect(refused).toMatchObject({ step: 'proved' })
    expect(refused.actions).toEqual(['places-done', 'abandon', 'end-here'])
    expect(await liveAtAtna()).toHaveLength(1)
  })

  it('does not believe an old key that was perhaps turned off a moment ago', async () => {
    const { itemId } = await bench.generate('billing_api')
    const route = 'DELETE /sim/v1/credentials/{id}'
    await bench.practice.plan({ provider: 'atna', route, times: 1, kind: 'close-before' })
    await bench.act(await bench.emergency(itemId), 'end-here')
    const proved = await bench.replace(itemId)

    const early = await bench.act(proved, 'abandon')
    expect(early).toMatchObject({ step: 'proved' })
    expect(early.trouble?.code).toBe('provider-ask-again')
    bench.passTime(30_000)

    expect(await bench.act(early, 'abandon')).toMatchObject({ truth: 'old-works' })
  })

  it('is not offered once the old key is off, nor in place', async () => {
    const { itemId } = await bench.generate('billing_api')
    const switched = await bench.act(await bench.replace(itemId), 'places-done')
    const done = await bench.act(switched, 'turn-off-old')

    await expect(bench.act(done, 'take-back')).rejects.toMatchObject({ code: 'not-allowed-now' })
    const other = await bench.generate('other_api')
    const urgent = await bench.emergency(other.itemId)
    await expect(bench.act(urgent, 'take-back')).rejects.toMatchObject({ code: 'not-allowed-now' })
  })
})

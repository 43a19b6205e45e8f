import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { list, text } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'
import { currentSecret, secretAt, usedIn } from './held-item.ts'

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

async function fault(route: string, kind: string, rest: object = {}): Promise<void> {
  await bench.practice.plan({ provider: 'atna', route, times: 1, kind, ...rest })
}

function steps({ id }: RotationView): string[] {
  const trail = bench.session.journal(id)?.body.trail ?? []
  return trail.map(({ step }) => step).filter((step, at, all) => step !== all[at - 1])
}

function phraseFor(remoteId: string | null): Promise<string | null> {
  return bench.desk.challenge(bench.connection('practice-portal'), remoteId ?? '')
}

describe('an emergency', () => {
  it('001-20 X-08 turns the old key off and proves that, before a new one is made and brought to its places', async () => {
    const { itemId } = await bench.generate('billing_api')
    const [place = ''] = usedIn(bench, itemId, 1)

    const done = await bench.emergency(itemId)

    expect(done).toMatchObject({ step: 'done', truth: 'only-new-works', reason: 'exposed' })
    expect(steps(done)).toEqual([
      ...['planned', 'retiring', 'retired', 'planned'],
      ...['creating', 'stored', 'proved', 'promoted', 'done'],
    ])
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
    expect(bench.places.held.get(place)).toBe(currentSecret(bench, itemId))
    expect(await liveAtAtna()).toEqual([bench.item(itemId).versions[1]?.remoteId])
    expect(secretAt(bench, itemId, 'revoked')).toBe('')
  })

  it('waits for the places of the person with only the new key alive', async () => {
    const { itemId } = await bench.generate('billing_api')

    const proved = await bench.emergency(itemId)

    expect(proved).toMatchObject({ step: 'proved', truth: 'old-dead-new-saved' })
    expect(proved.actions).toEqual(['places-done', 'end-here'])
    expect(proved.lines.map(({ state }) => state)).toEqual(['done', 'done', 'waiting', 'done'])
    expect((await bench.act(proved, 'places-done')).step).toBe('done')
  })

  it('takes over a replacement that waits for its places, and that old key goes at once', async () => {
    const { itemId } = await bench.generate('billing_api')
    const proved = await bench.replace(itemId)

    const off = await bench.emergency(itemId)

    expect(off).toMatchObject({ id: proved.id, step: 'promoted', reason: 'exposed' })
    expect(off).toMatchObject({ truth: 'old-dead-new-saved', actions: ['places-done', 'end-here'] })
    expect(bench.stages(itemId)).toEqual(['revoked', 'current'])
    expect(await liveAtAtna()).toHaveLength(1)
    expect((await bench.act(off, 'places-done')).step).toBe('done')
  })

  it('is refused where a replacement has switched already, whose old key is another', async () => {
    const { itemId } = await bench.generate('billing_api')
    await bench.act(await bench.replace(itemId), 'places-done')

    await expect(bench.emergency(itemId)).rejects.toMatchObject({ code: 'replacement-open' })
    expect(await liveAtAtna()).toHaveLength(2)
  })

  it('says that there is no new key while the provider makes none', async () => {
    const { itemId } = await bench.generate('billing_api')
    await fault('POST /sim/v1/credentials', 'status', { status: 403 })

    const stopped = await bench.emergency(itemId)

    expect(stopped).toMatchObject({ step: 'planned', truth: 'off-no-new' })
    expect(stopped.actions).toEqual(['start-again', 'abandon'])
    expect((await bench.act(stopped, 'start-again')).step).toBe('proved')
  })

  it('keeps the old key, and goes on when asked, after the provider refused to turn it off', async () => {
    const { itemId } = await bench.generate('billing_api')
    await fault('DELETE /sim/v1/credentials/{id}', 'status', { status: 403 })

    const refused = await bench.emergency(itemId)

    expect(refused).toMatchObject({ step: 'planned', truth: 'old-works' })
    expect(refused.actions).toEqual(['turn-off-old', 'abandon'])
    expect(refused.target).toBe(bench.item(itemId).versions[0]?.remoteId)
    expect((await bench.act(refused, 'turn-off-old')).step).toBe('proved')
  })

  it('does not take a lost reply for done, nor for undone', async () => {
    const { itemId } = await bench.generate('billing_api')
    await fault('DELETE /sim/v1/credentials/{id}', 'close-after')

    const lost = await bench.emergency(itemId)

    expect(lost).toMatchObject({ step: 'retiring', truth: 'turning-off' })
    expect((await bench.act(lost, 'continue')).step).toBe('proved')
    expect(await liveAtAtna()).toHaveLength(1)
  })

  it('claims neither when the person ends it there', async () => {
    const { itemId } = await bench.generate('billing_api')
    await fault('DELETE /sim/v1/credentials/{id}', 'close-after')

    const ended = await bench.act(await bench.emergency(itemId), 'end-here')

    expect(ended).toMatchObject({ step: 'abandoned', truth: 'turned-off-unproved' })
  })

  it('is told as unknown, with the old key off, when the reply with the new one is lost', async () => {
    const { itemId } = await bench.generate('billing_api')
    await fault('POST /sim/v1/credentials', 'close-after')

    const lost = await bench.emergency(itemId)
    expect(lost).toMatchObject({ step: 'unknown', truth: 'new-unknown' })

    const found = await bench.act(lost, 'check')
    expect(found).toMatchObject({ step: 'orphaned', truth: 'orphan-exists' })
    expect((await bench.act(found, 'turn-off-orphan')).step).toBe('proved')
  })
})

describe('an emergency at a provider with guards of its own', () => {
  it('makes a signer’s replacement the signer first, and asks for the phrase then', async () => {
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')

    const switched = await bench.emergency(itemId, 'whatever was typed')
    expect(switched).toMatchObject({ step: 'promoted', needsPhrase: true })
    expect(switched.actions).toEqual(['turn-off-old', 'finish-keeping-old', 'take-back'])
    expect(bench.item(itemId).versions.map(({ signer }) => signer)).toEqual([false, true])

    const phrase = await phraseFor(switched.target)
    const off = await bench.act(switched, 'turn-off-old', phrase)
    expect(off).toMatchObject({ step: 'promoted', truth: 'old-dead-new-saved' })
    expect(off.actions).toEqual(['places-done', 'end-here'])
    expect((await bench.act(off, 'places-done')).step).toBe('done')
  })

  it('takes the typed phrase, and stays where it was after a wrong one', async () => {
    await bench.generate('docs_signer', 'practice-portal')
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const remoteId = bench.item(itemId).versions[0]?.remoteId ?? null
    await phraseFor(remoteId)

    const refused = await bench.emergency(itemId, 'Copper Lantern 47')
    expect(refused).toMatchObject({ step: 'planned', actions: ['turn-off-old', 'abandon'] })
    expect(refused.trouble?.code).toBe('provider-wrong-phrase')
    expect(bench.stages(itemId)).toEqual(['current'])

    const proved = await bench.act(refused, 'turn-off-old', await phraseFor(refused.target))
    expect(proved).toMatchObject({ step: 'proved', truth: 'old-dead-new-saved' })
  })

  it('learns from the provider that the old key signs', async () => {
    await bench.generate('docs_signer', 'practice-portal')
    const { itemId } = await bench.generate('docs_editor', 'practice-portal')
    const remoteId = bench.item(itemId).versions[0]?.remoteId ?? ''
    const path = `/sim/v1/environments/docs-production/api-secrets/${remoteId}/use-with-webhooks`
    await bench.practice.askPortal(`PUT ${path}`)

    const refused = await bench.emergency(itemId, 'whatever was typed')
    expect(refused).toMatchObject({ step: 'planned', actions: ['continue', 'abandon'] })
    expect(refused.trouble?.code).toBe('provider-signer-protected')

    expect(await bench.act(refused, 'continue')).toMatchObject({ step: 'promoted' })
    expect(bench.item(itemId).versions.map(({ signer }) => signer)).toEqual([false, true])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { list } from '../../src-sandbox/sandbox-fixture.ts'
import { Workbench } from './desk-fixture.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

async function liveAtPortal(): Promise<number> {
  const route = 'GET /sim/v1/environments/docs-production/api-secrets'
  return list((await bench.practice.askPortal(route)).json(), 'api_secrets').length
}

function remoteIdOf(itemId: ItemId): string {
  return bench.item(itemId).versions[0]?.remoteId ?? ''
}

async function threeItems(): Promise<readonly [ItemId, ItemId, ItemId]> {
  const signer = await bench.generate('docs_a', 'practice-portal')
  const second = await bench.generate('docs_b', 'practice-portal')
  const third = await bench.generate('docs_c', 'practice-portal')
  return [signer.itemId, second.itemId, third.itemId]
}

async function giveUp({ id }: RotationView, remoteId: string): Promise<RotationView> {
  const connection = bench.connection('practice-portal')
  const phrase = await bench.desk.challenge(connection, remoteId).catch(() => null)
  return bench.desk.act(id, { action: 'give-up-slot', remoteId, phrase })
}

describe('a provider whose places for keys are all taken', () => {
  it('003-28 gets room by the key that the person gives up, as part of the same replacement', async () => {
    const [, second, third] = await threeItems()
    const full = await bench.replace(second)
    expect(full).toMatchObject({ step: 'planned', truth: 'old-works' })
    expect(full.candidates.map(({ remoteId }) => remoteId)).not.toContain(remoteIdOf(second))

    const proved = await giveUp(full, remoteIdOf(third))

    expect(proved).toMatchObject({ step: 'proved', truth: 'both-work', candidates: [] })
    expect(bench.stages(third)).toEqual(['revoked'])
    expect(bench.stages(second)).toEqual(['current', 'pending'])
    expect(await liveAtPortal()).toBe(3)
  })

  it('keeps the key being replaced, a signer, and what was never listed', async () => {
    const [signer, second] = await threeItems()
    const full = await bench.replace(second)

    await expect(giveUp(full, remoteIdOf(second))).rejects.toMatchObject({ code: 'bad-request' })
    await expect(giveUp(full, 'aps_unheard_of')).rejects.toMatchObject({ code: 'bad-request' })
    await expect(giveUp(full, remoteIdOf(signer))).rejects.toMatchObject({
      ...{ code: 'provider-signer-protected' },
    })
    expect(await liveAtPortal()).toBe(3)
  })

  it('offers an old key of this vault first whose grace is over', async () => {
    const signer = await bench.generate('docs_a', 'practice-portal')
    const second = await bench.generate('docs_b', 'practice-portal')
    const proved = await bench.replace(second.itemId, { graceHours: 1 })
    const kept = await bench.act(await bench.act(proved, 'places-done'), 'finish-keeping-old')
    expect(kept.step).toBe('done')
    const spent = remoteIdOf(second.itemId)
    bench.passTime(2 * 3_600_000)

    const full = await bench.replace(signer.itemId)

    expect(full.candidates[0]?.remoteId).toBe(spent)
    expect(await giveUp(full, spent)).toMatchObject({ step: 'proved' })
    expect(bench.stages(second.itemId)).toEqual(['revoked', 'current'])
  })

  it('keeps a key on which another replacement counts', async () => {
    const signer = await bench.generate('docs_a', 'practice-portal')
    const second = await bench.generate('docs_b', 'practice-portal')
    await bench.replace(second.itemId)
    const full = await bench.replace(signer.itemId)

    await expect(giveUp(full, remoteIdOf(second.itemId))).rejects.toMatchObject({
      ...{ code: 'replacement-open' },
    })
  })

  it('stays where it was after a wrong phrase, with the same choice', async () => {
    const [, second, third] = await threeItems()
    const full = await bench.replace(second)
    const remoteId = remoteIdOf(third)
    await bench.desk.challenge(bench.connection('practice-portal'), remoteId)
    const order = { action: 'give-up-slot', remoteId, phrase: 'Copper Lantern 47' } as const

    const refused = await bench.desk.act(full.id, order)

    expect(refused).toMatchObject({ step: 'planned', truth: 'old-works' })
    expect(refused.trouble?.code).toBe('provider-wrong-phrase')
    expect(refused.actions).toEqual(['give-up-slot', 'continue', 'abandon'])
    expect(bench.stages(third)).toEqual(['current'])
  })
})

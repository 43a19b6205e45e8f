import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../src-shared/ids.ts'
import { nextAfterLeak } from '../../../src-shared/webhook-next.ts'
import { newSecret, oldSecret, WebhookStage } from './webhook-stage.ts'

let stage: WebhookStage
let itemId: ItemId

beforeEach(async () => {
  stage = new WebhookStage()
  await stage.begin()
  itemId = await stage.key({ scheme: 'standard', consumer: 'crm-sync' })
})

afterEach(() => stage.end())

async function next(placesDone: boolean) {
  return nextAfterLeak({ key: await stage.shown(itemId), placesDone })
}

const replay = (to: string) => stage.host.ask('webhooks.replay', { itemId, to })

describe('a receiver that is tried after a replacement', () => {
  it('001-27 takes the new secret and refuses the old one, which is written on the secret', async () => {
    await stage.replace(itemId)
    const to = await stage.receiver('standard', [newSecret])
    const result = await replay(to)

    const { versions, replays } = await stage.shown(itemId)
    expect(result).toEqual({
      ...{ at: stage.host.now, host: new URL(to).host, versionId: versions[0]?.versionId },
      ...{ newStatus: 200, oldStatus: 401, newAccepted: true, oldRefused: true },
    })
    expect(replays).toEqual([result])
    const log = await stage.log()
    expect(log.map(({ accepted, signed_by }) => [accepted, signed_by])).toEqual([
      [true, 'secret 1'],
      [false, null],
    ])
    const { audit } = await stage.host.ask('items.get', { itemId })
    const replayed = audit.find(({ event }) => event === 'replayed')
    expect(replayed?.versionId).toBe(versions[0]?.versionId)
    expect(stage.audit(itemId).filter((event) => event === 'used')).toHaveLength(2)
    expect(stage.host.events).toContain('items.changed')
  })

  it('001-27 is found to refuse the new one, or to take the old one as well', async () => {
    await stage.replace(itemId)
    const behind = await replay(await stage.receiver('standard', [oldSecret]))
    expect(behind).toMatchObject({ newAccepted: false, newStatus: 401, oldRefused: false })
    const both = await replay(await stage.receiver('standard', [oldSecret, newSecret]))
    expect(both).toMatchObject({ newAccepted: true, oldRefused: false, oldStatus: 200 })
    expect((await stage.shown(itemId)).replays).toEqual([both, behind])
  })

  it('is not said to refuse what it never answered', async () => {
    await stage.replace(itemId)
    const to = await stage.receiver('standard', [newSecret])
    const { host } = new URL(to)
    await stage.practice.end()
    const silent = await replay(to)
    expect(silent).toMatchObject({ host, newStatus: null, oldStatus: null })
    expect([silent.newAccepted, silent.oldRefused]).toEqual([false, false])
  })

  it('is tried with the new secret alone where no old one is kept', async () => {
    const only = await replay(await stage.receiver('standard', [oldSecret]))
    expect(only).toMatchObject({ newAccepted: true, oldStatus: null, oldRefused: null })
    expect(await stage.log()).toHaveLength(1)
  })

  it('keeps the twenty newest tests', async () => {
    const to = await stage.receiver('standard', [oldSecret])
    for (let nth = 0; nth < 21; nth += 1) {
      stage.host.now += 60_000
      await replay(to)
    }
    const { replays } = await stage.shown(itemId)
    expect(replays).toHaveLength(20)
    expect(replays[0]?.at).toBe(stage.host.now)
  })

  it('is not tried with an item that has no secret, or of which nobody said how it signs', async () => {
    const to = await stage.receiver('standard', [oldSecret])
    const bare = await stage.add('Bare', oldSecret)
    const empty = await stage.add('Empty', null)
    await stage.set(empty, { scheme: 'github' })
    const codes = [bare, empty].map((each) =>
      stage.host.call('webhooks.replay', { itemId: each, to }),
    )
    expect(await Promise.all(codes)).toEqual([
      { ok: false, code: 'webhook-unset' },
      { ok: false, code: 'no-secret' },
    ])
    expect(await stage.log()).toEqual([])
  })
})

it('001-25 a leaked secret is replaced first, then the receiver, then it is replayed', async () => {
  const walk = [await next(false)]
  await stage.supply(itemId)
  walk.push(await next(false))
  // The receiver still checks with the leaked secret: the test shows it, and leads back to it.
  const behind = await replay(await stage.receiver('standard', [oldSecret]))
  expect(behind).toMatchObject({ newAccepted: false, oldRefused: false })
  walk.push(await next(true))
  const to = await stage.receiver('standard', [newSecret])
  expect(await replay(to)).toMatchObject({ newAccepted: true, oldRefused: true })
  walk.push(await next(true))

  expect(walk).toEqual(['new-secret', 'receiver', 'receiver', null])
})

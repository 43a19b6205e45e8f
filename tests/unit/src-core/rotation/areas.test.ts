import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ItemId } from '../../../../src-shared/ids.ts'
import type { RotationView } from '../../../../src-shared/rotation.ts'
import { start, text } from '../../src-sandbox/sandbox-fixture.ts'
import { fields, Workbench } from './desk-fixture.ts'
import { currentSecret, hold, usedIn } from './held-item.ts'

let bench: Workbench

beforeEach(async () => {
  bench = new Workbench()
  await bench.begin()
})

afterEach(() => bench.end())

type Area = 'form' | 'quiz'

function first(area: string, service = 'lead_forms'): Promise<RotationView> {
  const connectionId = bench.connection('practice-atomicat')
  const name = `${service}-20_11_2026-14_05`
  return bench.desk.generate({ connectionId, service, name, fields, area })
}

async function keyOf(area: Area): Promise<string> {
  return text((await bench.practice.askAtomicat(`GET /sim/v1/webhooks/${area}/key`)).json(), 'key')
}

async function holdArea(area: Area): Promise<ItemId> {
  const secret = await keyOf(area)
  return hold(bench, { secret, provider: 'practice-atomicat', remoteId: area })
}

describe('the first key of an area', () => {
  it('000-08 is made for that area alone, and can be read again', async () => {
    const form = await first('form')
    expect(form).toMatchObject({ step: 'done', truth: 'new-works' })
    expect(currentSecret(bench, form.itemId)).toBe(await keyOf('form'))
    expect(bench.item(form.itemId)).toMatchObject({ kind: 'webhook-secret', readableAgain: true })

    const listed = await bench.practice.askAtomicat('GET /sim/v1/webhooks/quiz/key')
    expect(listed.status).toBe(404)
  })

  it('is refused for an area that there is not, and where one has a key already', async () => {
    await expect(first('poll')).rejects.toMatchObject({ code: 'bad-request' })
    await first('form')

    const again = await first('form', 'other_forms')
    expect(again).toMatchObject({ step: 'planned', trouble: { code: 'provider-conflict' } })
  })

  it('000-16 is read from the provider where the reply was lost', async () => {
    const route = 'POST /sim/v1/webhooks/{area}/key'
    await bench.practice.plan({ provider: 'atomicat', route, times: 1, kind: 'close-after' })
    const lost = await first('quiz')
    expect(lost).toMatchObject({ step: 'unknown', truth: 'new-unknown' })

    const found = await bench.act(lost, 'check')
    expect(found).toMatchObject({ step: 'orphaned', actions: ['recover', 'check', 'end-here'] })
    const done = await bench.act(found, 'recover')

    expect(done).toMatchObject({ step: 'done' })
    expect(currentSecret(bench, done.itemId)).toBe(await keyOf('quiz'))
  })
})

describe('the keys of two areas', () => {
  it('000-08 are separate: replacing one leaves the other with its value, age and history', async () => {
    await first('form')
    const quiz = (await first('quiz', 'lead_quizzes')).itemId
    const before = bench.item(quiz)
    const form = bench.session.overviews().find(({ body }) => body.service === 'lead_forms')?.id
    if (!form) throw new Error('no key')
    bench.passTime(1_000)

    await bench.replace(form, { acceptsBreak: true })

    expect(bench.item(quiz)).toEqual(before)
    expect(currentSecret(bench, quiz)).toBe(await keyOf('quiz'))
    expect(currentSecret(bench, form)).toBe(await keyOf('form'))
  })

  it('000-09 are one where the provider shares it: a replacement gives both the new one', async () => {
    const body = { provider: 'atomicat', shared: true }
    await bench.practice.askControl('POST /settings', { body })
    await bench.practice.askAtomicat('POST /sim/v1/webhooks/form/key')
    const [form, quiz] = [await holdArea('form'), await holdArea('quiz')]
    const [place = ''] = usedIn(bench, quiz, 1)

    await bench.act(await bench.replace(form, { acceptsBreak: true }), 'places-done')

    const made = await keyOf('form')
    expect(await keyOf('quiz')).toBe(made)
    expect([form, quiz].map((id) => currentSecret(bench, id))).toEqual([made, made])
    expect(bench.stages(quiz)).toEqual(['previous', 'current'])
    await bench.desk.tick()
    expect(bench.places.held.get(place)).toBe(made)
    const other = bench.desk.list().find(({ itemId }) => itemId === quiz)
    expect(other).toMatchObject({ step: 'done', truth: 'only-new-works', trouble: null })
  })

  describe('while a replacement of the other is open', () => {
    let form: ItemId
    let quiz: ItemId
    let place: string

    beforeEach(async () => {
      const body = { provider: 'atomicat', shared: true }
      await bench.practice.askControl('POST /settings', { body })
      await bench.practice.askAtomicat('POST /sim/v1/webhooks/form/key')
      form = await holdArea('form')
      quiz = await holdArea('quiz')
      place = usedIn(bench, quiz, 1)[0] ?? ''
    })

    it('000-09 become the replacement that was planned for later', async () => {
      const planned = await bench.replace(quiz, {
        ...{ acceptsBreak: true, why: 'scheduled', startsAt: start + 3_600_000 },
      })

      await bench.replace(form, { acceptsBreak: true })
      await bench.desk.tick()

      const made = await keyOf('form')
      expect(currentSecret(bench, quiz)).toBe(made)
      expect(bench.stages(quiz)).toEqual(['previous', 'current'])
      expect(bench.places.held.get(place)).toBe(made)
      const after = bench.desk.get(planned.id)
      expect(after).toMatchObject({ step: 'done', why: 'scheduled', trouble: null })
    })

    it('000-09 are not replaced before the other is done: it would bring a dead one', async () => {
      bench.places.held.set(place, 'another value')
      const open = await bench.replace(quiz, { acceptsBreak: true })
      expect(open.step).toBe('proved')
      await bench.desk.tick()
      const ended = bench.desk.list().find(({ itemId }) => itemId === form)
      if (ended) await bench.act(ended, 'places-done')
      const made = await keyOf('quiz')

      const refused = await bench.replace(form, { acceptsBreak: true })

      expect(refused).toMatchObject({ step: 'planned', trouble: { code: 'replacement-open' } })
      expect(await keyOf('quiz')).toBe(made)
      await bench.act(open, 'places-done')
      expect(await bench.act(refused, 'continue')).toMatchObject({ trouble: null })
      const newer = await keyOf('quiz')
      expect(newer).not.toBe(made)
      expect([form, quiz].map((id) => currentSecret(bench, id))).toEqual([newer, newer])
      expect(bench.stages(quiz).filter((stage) => stage === 'current')).toHaveLength(1)
    })
  })
})

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, list, matching, Practice, text, type Asking } from '../sandbox-fixture.ts'

const production = '/sim/v1/environments/docs-production'
const staging = '/sim/v1/environments/docs-staging'

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const ask = (route: string, asking?: Asking) => practice.askPortal(route, asking)

async function make(label: string, environment = production): Promise<string> {
  const made = await ask(`POST ${environment}/api-secrets`, { body: { label } })
  return text(made.json(), 'id')
}

async function listed(environment = production) {
  return list((await ask(`GET ${environment}/api-secrets`)).json(), 'api_secrets')
}

const signers = async () => (await listed()).map((secret) => secret['use_with_webhooks'])

async function phraseFor(id: string): Promise<string> {
  const challenge = await ask(`POST ${production}/api-secrets/${id}/removal-challenge`)
  return text(challenge.json(), 'phrase')
}

const remove = (id: string, body?: unknown) =>
  ask(`DELETE ${production}/api-secrets/${id}`, { body })

describe('the API secrets of the practice portal', () => {
  it('003-10 003-05 tells a new value once, and lists it masked and with its date afterwards', async () => {
    const answer = await ask(`POST ${production}/api-secrets`, { body: { label: 'first' } })

    const made = answer.json()
    const value = text(made, 'value')
    const common = {
      id: matching(/^aps_[0-9a-f]{16}$/),
      label: 'first',
      created_at: '2026-11-20T14:05:00.000Z',
      use_with_webhooks: true,
    }
    expect(answer.status).toBe(201)
    expect(made).toEqual({ ...common, value: matching(/^portal_sample_\w{40}$/) })
    expect(await listed()).toEqual([
      { ...common, id: made['id'], masked: `••••${value.slice(-4)}`, last_used_at: null },
    ])
  })

  it('refuses a secret without a label', async () => {
    for (const body of [{}, { label: ' ' }, { label: null }]) {
      const answer = await ask(`POST ${production}/api-secrets`, { body })
      expect([answer.status, codeOf(answer)]).toEqual([400, 'label_required'])
    }
  })

  it('refuses an environment that it does not have', async () => {
    const answer = await ask('GET /sim/v1/environments/docs-elsewhere/api-secrets')

    expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found'])
  })

  it('003-03 refuses a fourth secret, for each environment by itself', async () => {
    for (const label of ['one', 'two', 'three']) await make(label)

    const fourth = await ask(`POST ${production}/api-secrets`, { body: { label: 'four' } })
    const elsewhere = await ask(`POST ${staging}/api-secrets`, { body: { label: 'four' } })

    expect([fourth.status, codeOf(fourth)]).toEqual([409, 'limit_reached'])
    expect(elsewhere.status).toBe(201)
    expect(await listed()).toHaveLength(3)
  })

  it('003-27 has a free place again after a removal', async () => {
    const [, second] = [await make('one'), await make('two'), await make('three')]

    await remove(second, { phrase: await phraseFor(second) })

    const another = await ask(`POST ${production}/api-secrets`, { body: { label: 'four' } })
    expect(another.status).toBe(201)
  })

  it('003-13 003-14 lets the first secret sign webhooks and the later ones not', async () => {
    for (const label of ['one', 'two', 'three']) await make(label)

    expect(await signers()).toEqual([true, false, false])
  })

  it('moves the signer in one step, any number of times, and tells no value', async () => {
    const [, second] = [await make('one'), await make('two')]
    const set = () => ask(`PUT ${production}/api-secrets/${second}/use-with-webhooks`)

    const [once, twice] = [await set(), await set()]

    expect([once.status, twice.status]).toEqual([200, 200])
    expect(once.json()).toMatchObject({ id: second, use_with_webhooks: true })
    expect(once.json()).not.toHaveProperty('value')
    expect(twice.json()).toEqual(once.json())
    expect(await signers()).toEqual([false, true])
  })

  it('refuses a signer that it does not have, or that stands in another environment', async () => {
    await make('one')
    const foreign = await make('other', staging)

    for (const id of ['aps_0000000000000000', foreign]) {
      const answer = await ask(`PUT ${production}/api-secrets/${id}/use-with-webhooks`)
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not_found'])
    }
    expect(await signers()).toEqual([true])
  })

  it('003-22 protects the only secret, which signs, so that there is never none again', async () => {
    const only = await make('one')

    const challenge = await ask(`POST ${production}/api-secrets/${only}/removal-challenge`)
    const removal = await remove(only, { phrase: 'copper lantern 47' })

    expect([challenge.status, codeOf(challenge)]).toEqual([409, 'signer_in_use'])
    expect([removal.status, codeOf(removal)]).toEqual([409, 'signer_in_use'])
    expect(await listed()).toHaveLength(1)
  })

  it('003-21 protects a secret that became the signer after its phrase was given', async () => {
    const [, second] = [await make('one'), await make('two')]
    const phrase = await phraseFor(second)
    await ask(`PUT ${production}/api-secrets/${second}/use-with-webhooks`)

    const removal = await remove(second, { phrase })

    expect([removal.status, codeOf(removal)]).toEqual([409, 'signer_in_use'])
  })

  it('003-20 003-21 removes the earlier signer once another signs', async () => {
    const [first, second] = [await make('one'), await make('two')]
    await ask(`PUT ${production}/api-secrets/${second}/use-with-webhooks`)

    const removal = await remove(first, { phrase: await phraseFor(first) })

    const again = await remove(first, { phrase: 'copper lantern 47' })
    expect([removal.status, removal.text]).toEqual([204, ''])
    expect([again.status, codeOf(again)]).toEqual([404, 'not_found'])
    expect(await signers()).toEqual([true])
  })

  it('003-12 tells a whole value on no path that there is', async () => {
    const made = await ask(`POST ${production}/api-secrets`, { body: { label: 'one' } })
    const other = await make('two')
    const value = text(made.json(), 'value')
    const id = text(made.json(), 'id')
    const routes = [
      `GET ${production}/api-secrets`,
      `GET ${production}/api-secrets/${id}`,
      `PUT ${production}/api-secrets/${id}/use-with-webhooks`,
      `PUT ${production}/api-secrets/${other}/use-with-webhooks`,
      `POST ${production}/api-secrets/${id}/removal-challenge`,
      `GET ${production}/webhooks`,
      'GET /sim/v1/session',
    ]

    const told = []
    for (const route of routes) told.push((await ask(route)).text)
    told.push(JSON.stringify(await practice.state('portal')), JSON.stringify(await practice.log()))

    expect(told.join()).not.toContain(value.slice(0, -4))
    expect(told[0]).toContain(`••••${value.slice(-4)}`)
  })

  it('003-15 has exactly one signer whatever is done, from the first secret on', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'make' as const, at: 0 }),
      fc.record({ kind: fc.constantFrom('sign', 'remove'), at: fc.nat(2) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await practice.askControl('POST /reset')
        await make('first')
        for (const { kind, at } of steps) {
          const id = String((await listed())[at]?.['id'])
          if (kind === 'make') await ask(`POST ${production}/api-secrets`, { body: { label: 'n' } })
          if (kind === 'sign') await ask(`PUT ${production}/api-secrets/${id}/use-with-webhooks`)
          if (kind === 'remove') {
            const challenge = await ask(`POST ${production}/api-secrets/${id}/removal-challenge`)
            await remove(id, challenge.json())
          }
          expect((await signers()).filter((signs) => signs === true)).toHaveLength(1)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('gives a phrase of two words and two digits', async () => {
    const [, second] = [await make('one'), await make('two')]

    expect(await phraseFor(second)).toMatch(/^[a-z]+ [a-z]+ \d\d$/)
  })

  it('refuses a removal without the phrase, exactly as it was given', async () => {
    const [, second] = [await make('one'), await make('two')]
    const unasked = await remove(second, { phrase: 'copper lantern 47' })
    const odd = [
      () => undefined,
      () => ({}),
      (phrase: string) => ({ phrase: phrase.toUpperCase() }),
      (phrase: string) => ({ phrase: ` ${phrase}` }),
      (phrase: string) => ({ phrase: [phrase] }),
    ]

    expect([unasked.status, codeOf(unasked)]).toEqual([422, 'wrong_phrase'])
    for (const spoil of odd) {
      const answer = await remove(second, spoil(await phraseFor(second)))
      expect([answer.status, codeOf(answer)]).toEqual([422, 'wrong_phrase'])
    }
    expect(await listed()).toHaveLength(2)
  })

  it('takes a phrase for one try only', async () => {
    const [, second] = [await make('one'), await make('two')]
    const phrase = await phraseFor(second)
    await remove(second, { phrase: 'wrong wrong 11' })

    const late = await remove(second, { phrase })
    const fresh = await remove(second, { phrase: await phraseFor(second) })

    expect([late.status, codeOf(late)]).toEqual([422, 'wrong_phrase'])
    expect(fresh.status).toBe(204)
  })

  it('binds a phrase to one secret and replaces it by the next', async () => {
    const [, second, third] = [await make('one'), await make('two'), await make('three')]
    const [stale, current] = [await phraseFor(second), await phraseFor(second)]
    await phraseFor(third)

    expect((await remove(third, { phrase: current })).status).toBe(422)
    expect((await remove(second, { phrase: current })).status).toBe(204)
    expect(stale).not.toBe(current)
  })

  it('makes back-dated samples under the same limit and signer rule', async () => {
    const sample = (label: string) => ({
      label,
      created_at: '2026-05-01T00:00:00Z',
      last_used_at: '2026-11-19T00:00:00Z',
    })
    const ordering = (labels: readonly string[]) =>
      ask(`POST ${production}/samples`, { body: { labels: labels.map(sample) } })

    const answer = await ordering(['one', 'two'])
    const tooMany = await ordering(['three', 'four'])

    const made = list(answer.json(), 'api_secrets')
    expect(answer.status).toBe(201)
    expect(made.map((secret) => secret['use_with_webhooks'])).toEqual([true, false])
    expect(made[0]).toMatchObject({
      value: matching(/^portal_sample_/),
      created_at: '2026-05-01T00:00:00.000Z',
      last_used_at: '2026-11-19T00:00:00.000Z',
    })
    expect([tooMany.status, codeOf(tooMany)]).toEqual([409, 'limit_reached'])
    expect(await listed()).toHaveLength(2)
  })

  it('refuses a sample with an impossible date', async () => {
    const labels = [{ label: 'one', created_at: '2026-13-01T00:00:00Z' }]

    const answer = await ask(`POST ${production}/samples`, { body: { labels } })

    expect([answer.status, codeOf(answer)]).toEqual([400, 'bad_instant'])
  })

  it('words a refusal in the spelling that was set', async () => {
    const camel = await ask(`POST ${production}/api-secrets`, { body: {} })
    const body = { provider: 'portal', errorSpelling: 'snake_case' }
    await practice.askControl('POST /settings', { body })
    const snake = await ask(`POST ${production}/api-secrets`, { body: {} })

    const common = ['action', 'data', 'explanation', 'message']
    expect(Object.keys(camel.json()).sort()).toEqual([...common, 'statusCode', 'traceId'])
    expect(Object.keys(snake.json()).sort()).toEqual([...common, 'status_code', 'trace_id'])
    expect(snake.json()['status_code']).toBe(400)
  })
})

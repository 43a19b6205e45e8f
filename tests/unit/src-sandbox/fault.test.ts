import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, list, Practice, text, type Answer } from './sandbox-fixture.ts'

const credentials = '/sim/v1/credentials'
const secrets = '/sim/v1/environments/docs-production/api-secrets'
const create = { provider: 'atna', route: `POST ${credentials}` }

let practice: Practice

beforeEach(async () => {
  practice = new Practice()
  await practice.start()
})

afterEach(() => practice.end())

const make = (name: string) => practice.askAtna(`POST ${credentials}`, { body: { name } })

async function kept(): Promise<readonly unknown[]> {
  return list(await practice.state('atna'), 'credentials').map(({ name }) => name)
}

const committed = async () => (await practice.log()).map((entry) => entry['committed'])

/** Waits until a request has come to the provider, without the answer that may never come. */
async function arrival(isThere: (entry: Record<string, unknown>) => boolean): Promise<void> {
  while (!(await practice.log()).some(isThere)) await new Promise(setImmediate)
}

describe('a fault that happens before', () => {
  it('delays the usual answer', async () => {
    await practice.plan({ ...create, kind: 'delay', ms: 5 })

    const answer = await make('one')

    expect(answer.status).toBe(201)
    expect(await kept()).toEqual(['one'])
  })

  it.each([400, 401, 403, 404, 405, 409, 410, 422, 429])(
    'answers %i in the shape of the provider and commits nothing',
    async (status) => {
      await practice.plan({ ...create, kind: 'status', status })
      await practice.plan({
        provider: 'portal',
        route: `GET ${secrets}`,
        kind: 'status',
        status,
      })

      const [atna, portal] = [await make('one'), await practice.askPortal(`GET ${secrets}`)]

      expect([atna.status, portal.status]).toEqual([status, status])
      expect(codeOf(atna)).toEqual(codeOf(portal))
      expect(portal.json()['statusCode']).toBe(status)
      expect(atna.headers['retry-after']).toBe(status === 429 ? '2' : undefined)
      expect(await kept()).toEqual([])
    },
  )

  it.each([500, 501, 502, 503])('answers %i with a page and commits nothing', async (status) => {
    await practice.plan({ ...create, kind: 'status', status })

    const answer = await make('one')

    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(() => answer.json()).toThrow()
    expect(await kept()).toEqual([])
  })

  it('breaks the connection before the request is carried out', async () => {
    await practice.plan({ ...create, kind: 'close-before' })

    await expect(make('one')).rejects.toThrow()

    expect(await kept()).toEqual([])
    expect(await committed()).toEqual([false])
  })

  it('leaves the client waiting and commits nothing', async () => {
    await practice.plan({ ...create, kind: 'hang' })
    let answer: Answer | null = null

    const asking = make('one').then(
      (came) => (answer = came),
      () => null,
    )
    await arrival(({ method }) => method === 'POST')
    await practice.askAtna(`GET ${credentials}`)

    expect(answer).toBeNull()
    expect(await kept()).toEqual([])
    await practice.restart()
    expect(await asking).toBeNull()
  })

  it('redirects to another origin and commits nothing', async () => {
    await practice.plan({ ...create, kind: 'redirect' })

    const answer = await make('one')

    expect(answer.status).toBe(307)
    expect(answer.headers.location).toBe(practice.portal.origin + credentials)
    expect(await kept()).toEqual([])
  })
})

describe('a fault that happens after', () => {
  it('commits and answers a success with broken JSON', async () => {
    await practice.plan({ ...create, kind: 'malformed-json' })

    const answer = await make('one')

    expect(answer.status).toBe(201)
    expect(answer.text).not.toBe('')
    expect(() => answer.json()).toThrow()
    expect(await kept()).toEqual(['one'])
  })

  it('commits and breaks the connection', async () => {
    await practice.plan({ ...create, kind: 'close-after' })

    await expect(make('one')).rejects.toThrow()

    expect(await kept()).toEqual(['one'])
    expect((await practice.log())[0]).toMatchObject({ status: null, committed: true })
  })

  it('commits and leaves the client waiting', async () => {
    await practice.plan({ ...create, kind: 'hang-after' })
    let answer: Answer | null = null

    const asking = make('one').then(
      (came) => (answer = came),
      () => null,
    )
    await arrival((entry) => entry['committed'] === true)
    await practice.askAtna(`GET ${credentials}`)

    expect(answer).toBeNull()
    expect(await kept()).toEqual(['one'])
    await practice.restart()
    expect(await asking).toBeNull()
    expect(await kept()).toEqual(['one'])
  })

  it('commits and drips the whole answer', async () => {
    await practice.plan({ ...create, kind: 'slow-body', ms: 1 })

    const answer = await make('one')

    expect(answer.json()['name']).toBe('one')
    expect(await kept()).toEqual(['one'])
  })

  it('commits and answers with 4 MiB', async () => {
    await practice.plan({ ...create, kind: 'oversized' })

    const answer = await make('one')

    expect([answer.status, answer.text.length]).toEqual([201, 4 * 1024 * 1024])
    expect(await kept()).toEqual(['one'])
  })

  it.each(['malformed-json', 'oversized'])('gives a deletion a body too: %s', async (kind) => {
    const id = text((await make('one')).json(), 'credential_id')
    await practice.plan({ provider: 'atna', route: `DELETE ${credentials}/{id}`, kind })

    const answer = await practice.askAtna(`DELETE ${credentials}/${id}`)

    expect(answer.status).toBe(200)
    expect(answer.text).not.toBe('')
    expect(await kept()).toEqual([])
  })

  it('commits no refused request', async () => {
    await practice.plan({ ...create, kind: 'close-after' })

    await expect(make('')).rejects.toThrow()

    expect(await committed()).toEqual([false])
  })
})

describe('the fault queue', () => {
  it('hits as many requests to the route as planned, in order, and no others', async () => {
    await practice.plan({ ...create, kind: 'status', status: 409, times: 2 })
    await practice.plan({ ...create, kind: 'status', status: 422 })

    const other = await practice.askAtna(`GET ${credentials}`)
    const statuses = []
    for (const name of ['a', 'b', 'c', 'd']) statuses.push((await make(name)).status)

    expect(other.status).toBe(200)
    expect(statuses).toEqual([409, 409, 422, 201])
  })

  it('tells environments apart when the route names one', async () => {
    const route = `GET ${secrets}`
    await practice.plan({ provider: 'portal', route, kind: 'status', status: 409 })

    const staging = await practice.askPortal(`GET ${secrets.replace('production', 'staging')}`)
    const production = await practice.askPortal(`GET ${secrets}`)

    expect([staging.status, production.status]).toEqual([200, 409])
  })

  it('forgets its faults on a reset', async () => {
    await practice.plan({ ...create, kind: 'status', status: 409, times: 9 })
    await practice.askControl('POST /reset')

    expect((await make('one')).status).toBe(201)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VaultError } from '../../../../src-shared/errors.ts'
import { content, failureOf, HandFixture } from './hand-fixture.ts'

let fixture: HandFixture

beforeEach(() => {
  fixture = new HandFixture()
})

afterEach(() => {
  fixture.end()
})

const manual = (url: string | null) =>
  fixture.at({ kind: 'manual', label: 'Router', check: url === null ? null : { url } })

describe('the hand', () => {
  it('never asks a place that a person looks after', async () => {
    const at = manual(null)
    const change = { from: null, to: content('a') }
    for (const work of [
      fixture.hand.look(at),
      fixture.hand.put(at, content('a'), null),
      fixture.hand.isDeployed(at, 0),
      fixture.hand.diff(at, change),
    ]) {
      expect((await failureOf(work)).code).toBe('capability-missing')
    }
  })

  it('hands places at services on, which need their account', async () => {
    const at = fixture.at({
      ...{ kind: 'github-secret', accountId: 'a'.repeat(32), owner: 'o', repository: 'r' },
      ...{ environment: null, name: 'KEY', part: 'secret' },
    })
    expect((await failureOf(fixture.hand.look(at))).code).toBe('provider-unauthorized')
  })
})

describe('the check of a place', () => {
  it.each([
    [200, true],
    [204, true],
    [299, true],
    [404, false],
    [500, false],
  ])('that answers with %i is %s', async (status, expected) => {
    fixture.reply = { status, body: new Uint8Array() }
    const at = manual('https://shop.example:8443/health?deep=1#top')

    expect(await fixture.hand.check(at)).toBe(expected)
    expect(fixture.requests).toEqual([
      {
        ...{ method: 'GET', origin: 'https://shop.example:8443', target: '/health?deep=1' },
        ...{ headers: [], body: null },
      },
    ])
  })

  it('passes on what the transport says', async () => {
    for (const code of ['provider-no-reply', 'provider-redirected'] as const) {
      fixture.reply = new VaultError(code)
      const { code: told } = await failureOf(fixture.hand.check(manual('https://shop.example/')))
      expect(told).toBe(code)
    }
  })

  it.each([null, 'https://user:secret@shop.example/', 'https://user@shop.example/'])(
    'asks nobody for %j',
    async (url) => {
      expect((await failureOf(fixture.hand.check(manual(url)))).code).toBe('bad-request')
      expect(fixture.requests).toEqual([])
    },
  )
})

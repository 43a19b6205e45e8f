import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { keyCheckOf, keyChecks } from '../../../../../src-core/connectors/key-checks/key-checks.ts'
import {
  recipe,
  type KeyCheckRecipe,
  type ReplyRule,
} from '../../../../../src-core/connectors/key-checks/recipe.ts'
import { runKeyCheck } from '../../../../../src-core/connectors/key-checks/run-key-check.ts'
import { keyFormats } from '../../../../../src-core/find/formats/formats.ts'
import { fetchTransport } from '../../../../../src-core/net/transport.ts'

type Seen = {
  readonly method: string
  readonly url: string
  readonly headers: string
  readonly body: string
}
type Answer = { readonly status: number; readonly body: string; readonly location?: string }

const secret = 'key_$&_0123456789abcdef'
const credentialId = 'ID0123456789'
let seen: Seen[] = []
let answer: Answer | 'silence' = { status: 200, body: '{}' }
let origin = ''

const server = createServer((request, response) => {
  void wholeBody(request).then((body) => {
    const { method = '', url = '', rawHeaders } = request
    seen.push({ method, url, headers: rawHeaders.join('\n'), body })
    if (answer === 'silence') return
    if (answer.location !== undefined) response.setHeader('location', answer.location)
    response.writeHead(answer.status)
    response.end(answer.body)
  })
})

beforeAll(async () => {
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => listening())
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => {
  seen = []
  answer = { status: 200, body: '{}' }
})

async function wholeBody(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

type Asked = {
  readonly secret: string
  readonly credentialId: string | null
  readonly totalMs: number
}

function ask(
  question: KeyCheckRecipe,
  change: Partial<Asked> = {},
): ReturnType<typeof runKeyCheck> {
  const asked = { secret, credentialId, totalMs: 20_000, ...change }
  const key = { secret: new TextEncoder().encode(asked.secret), credentialId: asked.credentialId }
  return runKeyCheck(question, key, {
    transport: fetchTransport(fetch, { replyBytes: 1_048_576, totalMs: asked.totalMs }),
    clock: { now: () => 0 },
    signal: new AbortController().signal,
    origin,
  })
}

function replyFor({ status, says }: ReplyRule): Answer {
  return { status: status === '2xx' ? 200 : status, body: `{${says ?? '"a":1'}}` }
}

const table = keyChecks.map((each) => [each.formats[0] ?? '', each] as const)

describe.each(table)('the question for %s', (_, question) => {
  it('is one request as its row says, with the key in a header and nowhere else', async () => {
    await ask(question)
    expect(seen).toHaveLength(1)
    const [{ method, url, headers, body }] = seen as [Seen]
    expect([method, url]).toEqual([question.method, question.target])
    const inBasic = /Basic (\S+)/.exec(headers)?.[1] ?? ''
    // A signed request says who asks, and its secret not at all.
    const sent = question.aws === null ? secret : credentialId
    expect(headers + Buffer.from(inBasic, 'base64').toString()).toContain(sent)
    if (question.aws !== null) expect(headers).not.toContain(secret)
    expect(url + body).not.toContain(secret)
    expect(body).toBe(question.body ?? '')
  })

  it('understands every reply that its row names', async () => {
    for (const rule of question.rules) {
      answer = replyFor(rule)
      expect([rule, await ask(question)]).toEqual([rule, rule.means])
    }
    expect(question.rules.some(({ means }) => means === 'works')).toBe(true)
  })

  it('says nothing after any other reply', async () => {
    for (const status of [404, 409, 422, 429, 500, 503]) {
      answer = { status, body: '{}' }
      expect([status, await ask(question)]).toEqual([status, 'unknown'])
    }
  })

  it('says nothing after a page, or an empty reply', async () => {
    for (const status of [200, 400, 401, 403]) {
      answer = { status, body: '<!doctype html><title>Log in to the guest network</title>' }
      expect([status, await ask(question)]).toEqual([status, 'unknown'])
    }
    answer = { status: 200, body: '' }
    expect(await ask(question)).toBe('unknown')
  })

  it('goes to a host over TLS with nothing of the key in its address', () => {
    expect(question.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
    expect(question.target).toMatch(/^\//)
    expect(question.target + question.host).not.toMatch(/[{}]/)
  })
})

describe('runKeyCheck', () => {
  const question = recipe({ formats: [], host: 'api.example.org', target: '/me' })

  it('follows no redirect', async () => {
    answer = { status: 302, body: '', location: `${origin}/elsewhere` }
    expect(await ask(question)).toBe('unknown')
    expect(seen.map(({ url }) => url)).toEqual(['/me'])
  })

  it('says nothing if there is no answer in time, and asks no second time', async () => {
    answer = 'silence'
    expect(await ask(question, { totalMs: 100 })).toBe('unknown')
    expect(seen).toHaveLength(1)
  })

  it('says nothing if nobody is there', async () => {
    const key = { secret: new TextEncoder().encode(secret), credentialId: null }
    const link = {
      transport: fetchTransport(fetch),
      clock: { now: () => 0 },
      signal: new AbortController().signal,
      origin: 'http://127.0.0.1:1',
    }
    expect(await runKeyCheck(question, key, link)).toBe('unknown')
  })

  it('goes to the host of its row, over TLS, unless another origin is given', async () => {
    const origins: string[] = []
    const key = { secret: new TextEncoder().encode(secret), credentialId: null }
    await runKeyCheck(question, key, {
      transport: (request) => {
        origins.push(request.origin)
        return Promise.resolve({ status: 401, body: new Uint8Array() })
      },
      clock: { now: () => 0 },
      signal: new AbortController().signal,
    })
    expect(origins).toEqual(['https://api.example.org'])
  })

  it.each([
    ['with a line end in it', 'key\r\nx-evil: 1'],
    ['with a space in it', 'two words'],
    ['with letters that no header has', 'schlüssel'],
    ['that is empty', ''],
  ])('sends no key %s', async (_, bad) => {
    expect(await ask(question, { secret: bad })).toBe('unknown')
    expect(seen).toEqual([])
  })

  it('sends nothing where the public half is needed and missing', async () => {
    const needing = keyCheckOf('twilio-api-key', '')
    expect(needing?.needsId).toBe(true)
    if (needing === null) return
    expect(await ask(needing, { credentialId: null })).toBe('unknown')
    expect(seen).toEqual([])
  })

  it('sends no key that belongs to another address', async () => {
    const cloudflare = keyCheckOf('cloudflare-token', '')
    if (cloudflare === null) throw new Error('There is no question for Cloudflare.')
    expect(await ask(cloudflare, { secret: 'cfat_0123456789' })).toBe('unknown')
    expect(seen).toEqual([])
    await ask(cloudflare, { secret: 'cfut_0123456789' })
    expect(seen).toHaveLength(1)
  })

  it('reads XML of AWS, and takes no page for it', async () => {
    const aws = keyCheckOf('aws-access-key', 'AWS')
    if (aws === null) throw new Error('There is no question for AWS.')
    answer = {
      status: 200,
      body: '<GetCallerIdentityResponse xmlns="x"></GetCallerIdentityResponse>',
    }
    expect(await ask(aws)).toBe('works')
    answer = {
      status: 403,
      body: '<ErrorResponse><Code>InvalidClientTokenId</Code></ErrorResponse>',
    }
    expect(await ask(aws)).toBe('refused')
    answer = { status: 403, body: '<html>InvalidClientTokenId</html>' }
    expect(await ask(aws)).toBe('unknown')
    expect(await ask(aws, { credentialId: 'ASIA0123456789ABCDEF' })).toBe('unknown')
    expect(seen).toHaveLength(3)
  })

  it.each(['Signature expired', 'Signature not yet current'])(
    'calls no key of AWS dead because the clock of this computer is wrong: %s',
    async (words) => {
      const aws = keyCheckOf('aws-access-key', 'AWS')
      if (aws === null) throw new Error('There is no question for AWS.')
      const code = '<Code>SignatureDoesNotMatch</Code>'
      answer = { status: 403, body: `<ErrorResponse>${code}${words}: 2026</ErrorResponse>` }
      expect(await ask(aws)).toBe('unknown')
      answer = { status: 403, body: `<ErrorResponse>${code}</ErrorResponse>` }
      expect(await ask(aws)).toBe('refused')
    },
  )

  it('calls no token of Sentry dead, which may be for a server of one’s own', async () => {
    const sentry = keyCheckOf('sentry-user', '')
    if (sentry === null) throw new Error('There is no question for Sentry.')
    answer = { status: 401, body: '{"detail":"Invalid token"}' }
    expect(await ask(sentry)).toBe('unknown')
    answer = { status: 200, body: '{"auth":null}' }
    expect(await ask(sentry)).toBe('works')
  })

  it('wipes what the provider said', async () => {
    const body = new TextEncoder().encode('{"email":"person@example.org"}')
    const key = { secret: new TextEncoder().encode(secret), credentialId: null }
    const { signal } = new AbortController()
    const transport = () => Promise.resolve({ status: 200, body })
    expect(await runKeyCheck(question, key, { transport, clock: { now: () => 0 }, signal })).toBe(
      'works',
    )
    expect(body.every((byte) => byte === 0)).toBe(true)
  })
})

describe('keyCheckOf', () => {
  it('knows a question by the format of a key', () => {
    expect(keyCheckOf('stripe-live', '')?.host).toBe('api.stripe.com')
    expect(keyCheckOf('slack-bot', 'whoever')?.host).toBe('slack.com')
  })

  it('knows one by the name of the provider where the format is not known', () => {
    expect(keyCheckOf(null, ' openai ')?.host).toBe('api.openai.com')
    expect(keyCheckOf(null, 'Nobody Inc')).toBeNull()
    expect(keyCheckOf(null, '')).toBeNull()
  })

  it('knows none for a known format that nobody can be asked about', () => {
    expect(keyCheckOf('stripe-webhook', 'Stripe')).toBeNull()
    expect(keyCheckOf('slack-signing-secret', 'Slack')).toBeNull()
  })

  it('has rows for known, secret formats only, each once', () => {
    const ids = keyChecks.flatMap(({ formats }) => formats)
    const secretIds = keyFormats.filter(({ isPublic }) => !isPublic).map(({ id }) => id)
    expect(ids.filter((id) => !secretIds.includes(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names providers as the formats name them, each once', () => {
    const names = keyChecks.flatMap(({ provider }) => (provider === null ? [] : [provider]))
    const known = new Set(keyFormats.map(({ provider }) => provider))
    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })
})

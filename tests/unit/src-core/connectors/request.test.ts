import { describe, expect, it } from 'vitest'
import { makeConnector, type Connector } from '../../../../src-core/connectors/connector.ts'
import { parseDefinition } from '../../../../src-core/connectors/definition.ts'
import { codeOf } from '../net/loopback.ts'
import { builtIn, FakeLink, replied } from './fake-link.ts'
import { changed, ownDefinition } from './sample-definition.ts'

const atna = builtIn('practice-atna')
const portal = builtIn('practice-portal')

describe('a linked account', () => {
  const asks = async (connector: Connector, change: ConstructorParameters<typeof FakeLink>[1]) => {
    const fake = new FakeLink([], change)
    const code = await codeOf(connector.list(fake.link))
    expect(fake.asked).toEqual([])
    return code
  }

  it('reaches nothing but the origins of its definition', async () => {
    const own = makeConnector(parseDefinition(ownDefinition()))
    const reached = new FakeLink([replied(200, { credentials: [] })], {
      origin: 'https://api.acme.example',
    })
    expect(await own.list(reached.link)).toEqual([])

    expect(await asks(own, { origin: 'https://api.acme.example.evil' })).toBe('connector-invalid')
    expect(await asks(atna, { origin: 'https://api.acme.example' })).toBe('connector-invalid')
    const free = makeConnector(parseDefinition(changed(ownDefinition(), 'origins', 'own')))
    expect(await asks(free, { origin: 'http://10.0.0.7' })).toBe('connector-invalid')
  })

  it('says all that it has to say, in values that are allowed, and no more', async () => {
    for (const parameters of [
      {},
      { environment: 'docs' },
      { environment: '..' },
      { other: 'docs-production' },
      { environment: 'docs-production', more: 'x' },
      Object.fromEntries([['__proto__', 'docs-production']]),
    ]) {
      expect(await asks(portal, { parameters })).toBe('bad-request')
    }
  })

  it('lets a free parameter be plain only', async () => {
    const parameters = [{ id: 'account', name: 'Account', values: null }]
    const withAccount = changed(ownDefinition(), 'parameters', parameters)
    const path = '/accounts/{parameters.account}/keys'
    const free = makeConnector(parseDefinition(changed(withAccount, 'operations.list.path', path)))
    const origin = 'https://api.acme.example'

    const fake = new FakeLink([replied(200, { credentials: [] })], {
      origin,
      parameters: { account: 'acme-1' },
    })
    await free.list(fake.link)
    expect(fake.asked[0]?.target).toBe('/accounts/acme-1/keys')
    for (const account of ['..', 'a/b', '', 'a b', 'a'.repeat(121)]) {
      expect(await asks(free, { origin, parameters: { account } })).toBe('bad-request')
    }
  })

  it('sends nothing with a management credential that no header can carry', async () => {
    expect(await asks(atna, { admin: new TextEncoder().encode('a\r\nX-Evil: 1') })).toBe(
      'bad-secret',
    )
  })
})

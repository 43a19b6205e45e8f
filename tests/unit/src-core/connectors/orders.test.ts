import { describe, expect, it } from 'vitest'
import { builtInSources } from '../../../../src-core/connectors/built-in/built-in.ts'
import { practiceDailybotWebhooks } from '../../../../src-core/connectors/built-in/practice-dailybot-webhooks.ts'
import { practiceDailybot } from '../../../../src-core/connectors/built-in/practice-dailybot.ts'
import { practiceAtomicat } from '../../../../src-core/connectors/built-in/practice-atomicat.ts'
import { parseDefinition, readDefinition } from '../../../../src-core/connectors/definition.ts'
import { isParameterValue } from '../../../../src-core/connectors/parameter.ts'
import { VaultError } from '../../../../src-shared/errors.ts'
import { changed } from './sample-definition.ts'

const invalid = new VaultError('connector-invalid')

/** Says of a definition what a change of it does. */
function judge(source: object) {
  const tree = { ...source }
  return {
    accepts: (place: string, value: unknown) =>
      expect(() => parseDefinition(changed(tree, place, value)), place).not.toThrow(),
    refuses: (place: string, value: unknown) =>
      expect(() => parseDefinition(changed(tree, place, value)), place).toThrow(invalid),
  }
}

describe('what a definition orders with a new key', () => {
  it('survives a JSON file, for every built-in one', () => {
    for (const source of builtInSources) {
      expect(readDefinition(JSON.stringify(source))).toEqual(parseDefinition(source))
    }
  })

  it('is a secret only where Keyturn chooses it, only in the body, and never read back', () => {
    const { accepts, refuses } = judge(practiceDailybotWebhooks)
    const generate = 'operations.generate'
    accepts(`${generate}.body`, { name: '{name}', secret: { value: '{newSecret}' } })
    refuses(`${generate}.body`, { name: '{name}' })
    refuses(`${generate}.path`, '/v1/{newSecret}')
    refuses(`${generate}.query`, { secret: '{newSecret}' })
    refuses(`${generate}.made.secret`, 'secret')
    refuses('facts.choosesSecret', false)
    refuses('operations.revoke.body', { hook_id: '{remoteId}', secret: '{newSecret}' })
    judge(practiceDailybot).refuses(`${generate}.made.secret`, null)
  })

  it('is rights exactly where they can be chosen, as a list of their own', () => {
    const { accepts, refuses } = judge(practiceDailybot)
    const body = 'operations.generate.body'
    accepts(body, { label: '{name}', grant: { rights: '{scopes}' } })
    refuses(body, { label: '{name}' })
    refuses(body, { label: '{name}', scopes: 'all of {scopes}' })
    refuses('facts.scopes', null)
    refuses('operations.generate.requestable', ['name'])
    refuses('operations.generate.query', { scopes: '{scopes}' })
  })

  it('is an area exactly where there are areas', () => {
    const { accepts, refuses } = judge(practiceAtomicat)
    accepts('operations.generate.body', { area: '{area}' })
    refuses('facts.areas', null)
    refuses('operations.generate.path', '/sim/v1/webhooks/key')
    refuses('operations.list.path', '/sim/v1/webhooks/{area}')
  })

  it('has an address only in a body, and something that authorises each request', () => {
    const { refuses } = judge(practiceDailybotWebhooks)
    refuses('operations.list.path', '/sim/v1/{parameters.delivery-address}')
    refuses('headers', { 'X-Address': '{parameters.delivery-address}' })
    refuses('auth.management', null)
    refuses('auth.key', null)
    refuses('operations.generate.made.remoteId', { parameter: 'nobody' })
    judge(practiceDailybotWebhooks).accepts('operations.generate.made.remoteId', {
      parameter: 'event',
    })
  })
})

describe('the value of a parameter', () => {
  it.each(['https://inbox.example/hooks/a?b=1', 'http://127.0.0.1:9/hooks/a'])(
    'may be the address %s',
    (value) => {
      expect(isParameterValue({ form: 'url', values: null }, value)).toBe(true)
      expect(isParameterValue({ form: 'plain', values: null }, value)).toBe(false)
    },
  )

  it.each(['http://inbox.example/', 'https://a:b@inbox.example/', 'inbox', 'javascript:alert(1)'])(
    'may not be the address %s',
    (value) => {
      expect(isParameterValue({ form: 'url', values: null }, value)).toBe(false)
    },
  )

  it('is one of those that there are', () => {
    expect(isParameterValue({ form: 'plain', values: ['a'] }, 'a')).toBe(true)
    expect(isParameterValue({ form: 'plain', values: ['a'] }, 'b')).toBe(false)
  })
})
